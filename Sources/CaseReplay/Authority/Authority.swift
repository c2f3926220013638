import CaseJSON
import CaseModel

/// The workflow's limits, applied to what is proposed and to what was already done.
struct Authority {
  let workflow: Workflow
  let isKilled: Bool

  /// What the authority says about a set of calls: the first rule that stops any of them decides for all.
  func decision(on calls: [ProposedCall], for item: Case) -> AuthorityDecision {
    var approved: AuthorityDecision?
    for rule in Self.rules {
      for call in calls {
        guard let decision = rule(self, call, item) else { continue }
        if !decision.permits { return decision }
        approved = approved ?? decision
      }
    }
    return approved ?? .allowed
  }

  /// The rules in the order of the contract; each says nothing where it has nothing against a call.
  private static let rules: [@Sendable (Authority, ProposedCall, Case) -> AuthorityDecision?] = [
    { authority, call, _ in authority.killSwitch(call) },
    { authority, call, _ in authority.undeclared(call) },
    { authority, call, item in authority.missingInput(call, item) },
    { authority, call, item in authority.beyondReach(call, item) },
  ]

  private func killSwitch(_ call: ProposedCall) -> AuthorityDecision? {
    guard isKilled, workflow.actions[call.action]?.tier?.changes ?? true else { return nil }
    return AuthorityDecision(
      .refused(.killSwitch), rule: .killSwitch, action: call.action, detail: "the kill switch is on")
  }

  private func undeclared(_ call: ProposedCall) -> AuthorityDecision? {
    guard workflow.actions[call.action] == nil else { return nil }
    return AuthorityDecision(
      .refused(.exceedsAuthority), rule: .undeclaredAction, action: call.action,
      detail: "the workflow declares no action '\(call.action)'")
  }

  /// What the authority says about an act without a call, which is a recommendation: it needs the required input too.
  func decisionOnOutput(for item: Case) -> AuthorityDecision {
    missingRequired(in: item.input).map { missing(field: $0, for: nil) } ?? .allowed
  }

  private func missingInput(_ call: ProposedCall, _ item: Case) -> AuthorityDecision? {
    guard let action = workflow.actions[call.action] else { return nil }
    let demanded = action.requires.first { !isThere($0, item.input) }?.path.description
    return (missingRequired(in: item.input) ?? demanded).map { missing(field: $0, for: call.action) }
  }

  /// A field that the workflow requires of every case on which it acts, and that is not there.
  private func missingRequired(in input: JSONValue) -> String? {
    workflow.requiredInputs.first { !$0.accepts(input[$0.name]) }?.name
  }

  private func missing(field: String, for action: String?) -> AuthorityDecision {
    AuthorityDecision(
      .refused(.missingInput), rule: .missingInput, action: action, detail: "the input has no \(field)")
  }

  /// Whether a required field is there; where the workflow declares its type, of that type.
  private func isThere(_ requirement: Requirement, _ input: JSONValue) -> Bool {
    guard let value = input.at(requirement.path), !value.isNull else { return false }
    guard requirement.path.components.count == 1,
      let field = workflow.inputs.first(where: { $0.name == requirement.path.components[0] })
    else { return true }
    return field.accepts(value)
  }
}
