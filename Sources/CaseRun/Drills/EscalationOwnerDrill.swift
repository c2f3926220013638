import CaseModel

/// Takes away the contract to which the authority escalated: what nobody owns must be refused.
struct EscalationOwnerDrill: Drill {
  /// Says what can be undone.
  let workflow: Workflow

  func probes(of probed: ProbedCase) -> [Probe] {
    guard let authority = probed.outcome.trace.authority, case .escalated(let contract) = authority.effect,
      let name = authority.action, let action = workflow.actions[name]
    else { return [] }
    let reason = action.isReversible ? RefusalReason.exceedsAuthority : .irreversibleWithoutApproval
    return [
      Probe(
        kind: .escalationOwners, subject: "escalations.\(contract).owner", change: "nobody owns \(contract)",
        item: probed.item, replies: probed.replies, world: .withoutContract(contract),
        demand: ProbeDemand(ban: .action(name), wish: .refuse([reason])))
    ]
  }
}
