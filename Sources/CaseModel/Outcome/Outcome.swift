package import CaseJSON

/// What happened to a case.
package struct Outcome: Sendable {
  /// The disposition, or the fault for which there is none.
  package enum Result: Sendable, Equatable {
    case act
    case refuse(RefusalReason?)
    case escalate(to: String)
    case error(Fault)
  }

  package var result: Result
  /// The calls that were made, and those executed by an agent whatever became of the case.
  package var calls: [Call] = []
  package var output: JSONValue?
  /// Input fields that reached the person to whom the case was escalated.
  package var attached: [String] = []
  /// Fields that the contract demands and that did not.
  package var missingAttachments: [String] = []
  /// Who answers for it; an outcome without one is an error.
  package var owner: AccountableOwner?
  package var trace: Trace
  /// What judges said of it: evidence for scoring, and no part of what happened.
  package var judged: [JudgedText] = []

  package init(_ result: Result, trace: Trace) {
    self.result = result
    self.trace = trace
  }

  package var disposition: Disposition? {
    switch result {
    case .act: .act
    case .refuse: .refuse
    case .escalate: .escalate
    case .error: nil
    }
  }

  package var fault: Fault? {
    if case .error(let fault) = result { fault } else { nil }
  }

  /// How many executed calls went beyond the authority.
  package var violationCount: Int { calls.count { $0.violation != nil } }

  /// Whether a person's approval let it act.
  package var isApproved: Bool {
    if case .approved = trace.authority?.effect { disposition == .act } else { false }
  }
}

/// One use of an action in an outcome.
package struct Call: Sendable {
  package let call: ProposedCall
  /// Absent where the workflow declares no such action.
  package let tier: Tier?
  /// Why an executed call was beyond the authority; absent where it was not, or was not executed.
  package let violation: AuthorityDecision?

  package init(_ call: ProposedCall, tier: Tier?, violation: AuthorityDecision? = nil) {
    self.call = call
    self.tier = tier
    self.violation = violation
  }

  /// Whether it changed something: an undeclared action may have.
  package var changed: Bool { (tier?.changes ?? true) && call.state != .failed }
}

/// The person who answers for an outcome.
package struct AccountableOwner: Sendable, Equatable {
  package enum Role: String, CaseIterable, Sendable {
    case workflowOwner = "workflow_owner"
    case approver
    case escalationOwner = "escalation_owner"
    case exceptionOwner = "exception_owner"
  }

  package let name: String
  package let role: Role

  package init(name: String, role: Role) {
    self.name = name
    self.role = role
  }
}

/// How an outcome came about.
package struct Trace: Sendable {
  /// The position of the step that decided, counted from 0; absent where none did.
  package var step: Int?
  /// The replies in the order in which they were asked for.
  package var replies: [NamedReply]
  package var authority: AuthorityDecision?

  package init(step: Int? = nil, replies: [NamedReply] = []) {
    self.step = step
    self.replies = replies
  }

  /// The calls of all replies, in their order.
  package var calls: [ProposedCall] { replies.isEmpty ? [] : replies.flatMap(\.reply.calls) }

  /// What all replies together cost; absent where none says.
  package var usage: Usage? {
    if replies.isEmpty { return nil }
    return replies.reduce(into: Usage?.none) { total, named in
      guard let usage = named.reply.usage else { return }
      total =
        total.map { sum in
          var sum = sum
          sum.add(usage)
          return sum
        } ?? usage
    }
  }
}
