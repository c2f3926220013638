/// What the authority said about a proposal, and by which of its rules.
package struct AuthorityDecision: Sendable, Equatable {
  /// The rules, in the order in which they are asked.
  package enum Rule: String, CaseIterable, Sendable {
    case killSwitch = "kill_switch"
    case undeclaredAction = "undeclared_action"
    case missingInput = "missing_input"
    case stage
    case limits
    case approval
  }

  package enum Effect: Sendable, Equatable {
    /// Nothing stands against it.
    case allowed
    /// Held aside, because most decisions are others, and they are handed around much.
    indirect case approved(Approval)
    case escalated(to: String)
    case refused(RefusalReason)
  }

  package let effect: Effect
  /// The rule that decided; absent where nothing stood against it.
  package let rule: Rule?
  /// The action that was decided about.
  package let action: String?
  /// Why, in words; empty where nothing stood against it.
  package let detail: String

  package init(_ effect: Effect, rule: Rule?, action: String?, detail: String) {
    self.effect = effect
    self.rule = rule
    self.action = action
    self.detail = detail
  }

  package static let allowed = AuthorityDecision(.allowed, rule: nil, action: nil, detail: "")

  /// Whether the call may happen.
  package var permits: Bool {
    switch effect {
    case .allowed, .approved: true
    case .escalated, .refused: false
    }
  }
}
