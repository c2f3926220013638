import CaseJSON
import CaseModel

extension Authority {
  /// How far an action may go without a person: the stage first, then the limits; beyond them, the approval.
  func beyondReach(_ proposed: GovernedCall, _ item: Subject) -> AuthorityDecision? {
    guard let governed = proposed.action, let tier = governed.tier, tier.changes else { return nil }
    if workflow.stage == .shadow {
      return approval(
        of: governed, item, rule: .stage, because: "at stage shadow every \(tier.rawValue) action needs an approval")
    }
    if governed.action.limits.isEmpty {
      guard workflow.stage.demandsLimits(tier: tier, isReversible: governed.action.isReversible) else { return nil }
      return approval(
        of: governed, item, rule: .stage,
        because: "at stage \(workflow.stage.rawValue) it may only happen inside declared limits, and there are none")
    }
    // Looked at in place: to copy one is to count the references of all that it holds.
    let limits = governed.action.limits
    for index in limits.indices {
      if let excess = excess(of: limits[index], proposed.call, item) {
        return approval(of: governed, item, rule: .limits, because: excess)
      }
    }
    return nil
  }

  /// Why a limit is not kept; an absent or unreadable value is beyond it.
  private func excess(of limit: Limit, _ call: ProposedCall, _ item: Subject) -> String? {
    let isArgument = call.arguments?.hasMember(limit.path.names[0]) ?? false
    guard let value = (isArgument ? call.arguments : item.input)?.at(limit.path), !value.isNull else {
      return "\(limit.path) is absent, which is beyond the limit \(limit.text)"
    }
    return limit.matcher.isExpected(value)
      ? nil : "\(limit.path) is \(value.canonicalText), beyond the limit \(limit.text)"
  }

  /// The approval contract of an action: approved → act, not approved → escalate, no contract → refuse.
  private func approval(
    of governed: GovernedAction, _ item: Subject, rule: AuthorityDecision.Rule, because excess: String
  ) -> AuthorityDecision {
    let actionName = governed.action.name
    guard let name = governed.action.approval, let contract = routes[name]?.contract else {
      let reason = governed.action.isReversible ? RefusalReason.exceedsAuthority : .irreversibleWithoutApproval
      return AuthorityDecision(
        .refused(reason), rule: rule, action: actionName, detail: "\(excess); nobody may approve it")
    }
    let given = item.approvals.first { approval in
      approval.action == actionName && approval.contract == name
        && approval.approver.map(contract.mayApprove) ?? false
    }
    if let given {
      let who = given.approver ?? ""
      let evidence = given.evidence.map { " (\($0))" } ?? ""
      return AuthorityDecision(
        .approved(given), rule: .approval, action: actionName, detail: "\(excess); approved by \(who)\(evidence)")
    }
    return AuthorityDecision(
      .escalated(to: name), rule: rule, action: actionName, detail: "\(excess); \(name) has not approved it")
  }
}
