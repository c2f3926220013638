package import CaseJSON

/// What an agent answered: a proposal, or the fault for which there is none.
package struct Reply: Sendable {
  package var disposition: Disposition?
  package var calls: [ProposedCall] = []
  package var output: JSONValue?
  /// The escalation contract.
  package var to: String?
  package var reason: RefusalReason?
  /// Between 0 and 1.
  package var confidence: Double?
  /// The input fields that the agent says it handed on with its escalation.
  package var attached: [String] = []
  package var usage: Usage?
  package var model: String?
  package var fault: Fault?
  /// The reply as it was received, which is what rules read.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }

  /// A reply that never came.
  package init(_ fault: Fault) {
    self.fault = fault
    source = Reply.nothing
  }

  private static let nothing: JSONValue = {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.end()
    return builder.finish()
  }()
}

/// One use of an action that an agent proposes, or has already made.
package struct ProposedCall: Sendable, Equatable {
  package enum State: String, CaseIterable, Sendable {
    case proposed, executed
    /// Executed, and it failed: it changed nothing.
    case failed
  }

  package var action = ""
  /// An object.
  package var arguments: JSONValue?
  package var state = State.proposed

  package init() {}

  package init(action: String, arguments: JSONValue?, state: State = .proposed) {
    self.action = action
    self.arguments = arguments
    self.state = state
  }
}
