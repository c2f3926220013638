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
  func action(named name: String) -> GovernedAction? { actions[name] }

  /// A call with what the workflow says about its action.
  func governed(_ call: ProposedCall) -> GovernedCall { GovernedCall(call, action(named: call.action)) }

  /// What the authority says about a set of calls: the first rule that stops any of them decides for all.
  ///
  /// The rules are asked in the order of the contract; only the last of them can come to an approval.
  func decision(on calls: [GovernedCall], for item: Subject) -> AuthorityDecision {
    let calls = calls.span
    for index in calls.indices { if let decision = killSwitch(calls[index]) { return decision } }
    for index in calls.indices { if let decision = undeclared(calls[index]) { return decision } }
    if let decision = missingInput(calls, item) { return decision }
    var approved: AuthorityDecision?
    for index in calls.indices {
      guard let decision = beyondReach(calls[index], item) else { continue }
      if !decision.permits { return decision }
      approved = approved ?? decision
    }
    return approved ?? .allowed
  }

  private func killSwitch(_ governed: GovernedCall) -> AuthorityDecision? {
    guard isKilled, governed.tier?.changes ?? true else { return nil }
    return AuthorityDecision(
      .refused(.killSwitch), rule: .killSwitch, action: governed.call.action, detail: "the kill switch is on")
  }

  private func undeclared(_ governed: GovernedCall) -> AuthorityDecision? {
    guard governed.action == nil else { return nil }
    return AuthorityDecision(
      .refused(.exceedsAuthority), rule: .undeclaredAction, action: governed.call.action,
      detail: "the workflow declares no action '\(governed.call.action)'")
  }

  /// What the authority says about an act without a call, which is a recommendation: it needs the required input too.
  func decisionOnOutput(for item: Subject) -> AuthorityDecision {
    missingRequired(in: item.input).map { missing(field: $0, for: nil) } ?? .allowed
  }

  /// What every act needs is looked up once for all of its calls, the first of which lacks it first.
  private func missingInput(_ calls: Span<GovernedCall>, _ item: Subject) -> AuthorityDecision? {
    if let field = missingRequired(in: item.input), !calls.isEmpty {
      return missing(field: field, for: calls[0].call.action)
    }
    for index in calls.indices {
      if let field = calls[index].action?.missingRequirement(in: item.input) {
        return missing(field: field, for: calls[index].call.action)
      }
    }
    return nil
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
