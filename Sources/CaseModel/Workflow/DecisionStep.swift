package import CaseJSON

/// One step of a workflow's decision, in the order in which it is written.
package struct DecisionStep: Sendable {
  package enum Kind: Sendable {
    /// Binds an agent's reply, for later steps to read.
    case ask(String)
    /// Decides the case where the condition holds, or always where there is none.
    case decide(Condition?, Consequence)
  }

  package let kind: Kind
  /// What people call the rule.
  package let label: String?
  /// Where it is written.
  package let source: JSONValue
  /// The line of the workflow on which it is written.
  package let line: Int

  package init(kind: Kind, label: String?, source: JSONValue) {
    self.kind = kind
    self.label = label
    self.source = source
    line = source.location.line
  }
}

/// What a rule decides.
package enum Consequence: Sendable {
  /// An action with its arguments, or no call and only output.
  case act(action: String?, arguments: Template?, output: Template?)
  case refuse(RefusalReason, output: Template?)
  case escalate(contract: String, output: Template?)
  /// Takes an agent's reply for the proposal, asking it now if it was not asked before.
  case adopt(String)

  package var templates: [Template] {
    switch self {
    case .act(_, let arguments, let output): [arguments, output].compactMap(\.self)
    case .refuse(_, let output), .escalate(_, let output): [output].compactMap(\.self)
    case .adopt: []
    }
  }
}
