import CaseJSON
import CaseModel

/// The workflow's limits, applied to what is proposed and to what was already done.
///
/// Handed around by reference: it holds much, and a copy of it would count a reference to each part.
final class Authority: Sendable {
  let workflow: Workflow
  let isKilled: Bool
  private let actions: [String: GovernedAction]
  let routes: [String: EscalationRoute]
  /// What must be there in every case on which the workflow acts.
  private let required: [DemandedField]
  let workflowOwner: AccountableOwner

  /// - Parameter orphaned: a contract under which nobody may approve anything; absent where all hold.
  init(workflow: Workflow, isKilled: Bool, orphaned: String? = nil) {
    self.workflow = workflow
    self.isKilled = isKilled
    actions = workflow.actions.mapValues { action in
      var action = action
      if action.approval == orphaned { action.approval = nil }
      return GovernedAction(action, in: workflow)
    }
    routes = workflow.escalations.mapValues { EscalationRoute($0) }
    required = workflow.requiredInputs.map { DemandedField($0) }
    workflowOwner = AccountableOwner(name: workflow.workflowOwner.name, role: .workflowOwner)
  }

  /// What the workflow says about an action; absent where it does not declare it.
  func governed(_ call: ProposedCall) -> GovernedAction? { actions[call.action] }

  /// What the authority says about a set of calls: the first rule that stops any of them decides for all.
  func decision(on calls: [ProposedCall], for item: Subject) -> AuthorityDecision {
    let actions = calls.map(governed)
    let calls = calls.span
    var approved: AuthorityDecision?
    for rule in RuleGroup.allCases {
      for index in calls.indices {
        guard let decision = decision(by: rule, on: calls[index], actions[index], item) else { continue }
        if !decision.permits { return decision }
        approved = approved ?? decision
      }
    }
    return approved ?? .allowed
  }

  /// What is looked at, in the order of the contract.
  private enum RuleGroup: CaseIterable { case killSwitch, declaration, input, reach }

  /// - Returns: nothing where a rule has nothing against a call.
  private func decision(
    by rule: RuleGroup, on call: ProposedCall, _ governed: GovernedAction?, _ item: Subject
  ) -> AuthorityDecision? {
    switch rule {
    case .killSwitch: killSwitch(call, governed)
    case .declaration: undeclared(call, governed)
    case .input: missingInput(call, governed, item)
    case .reach: beyondReach(call, governed, item)
    }
  }

  private func killSwitch(_ call: ProposedCall, _ governed: GovernedAction?) -> AuthorityDecision? {
    guard isKilled, governed?.tier?.changes ?? true else { return nil }
    return AuthorityDecision(
      .refused(.killSwitch), rule: .killSwitch, action: call.action, detail: "the kill switch is on")
  }

  private func undeclared(_ call: ProposedCall, _ governed: GovernedAction?) -> AuthorityDecision? {
    guard governed == nil else { return nil }
    return AuthorityDecision(
      .refused(.exceedsAuthority), rule: .undeclaredAction, action: call.action,
      detail: "the workflow declares no action '\(call.action)'")
  }

  /// What the authority says about an act without a call, which is a recommendation: it needs the required input too.
  func decisionOnOutput(for item: Subject) -> AuthorityDecision {
    missingRequired(in: item.input).map { missing(field: $0, for: nil) } ?? .allowed
  }

  private func missingInput(
    _ call: ProposedCall, _ governed: GovernedAction?, _ item: Subject
  ) -> AuthorityDecision? {
    guard let governed else { return nil }
    let field = missingRequired(in: item.input) ?? governed.missingRequirement(in: item.input)
    return field.map { missing(field: $0, for: call.action) }
  }

  /// A field that the workflow requires of every case on which it acts, and that is not there.
  private func missingRequired(in input: JSONValue) -> String? {
    required.first { !$0.isThere(in: input) }?.name
  }

  private func missing(field: String, for action: String?) -> AuthorityDecision {
    AuthorityDecision(
      .refused(.missingInput), rule: .missingInput, action: action, detail: "the input has no \(field)")
  }
}
