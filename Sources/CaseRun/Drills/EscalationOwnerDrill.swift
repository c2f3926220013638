import CaseModel

/// Takes away the contract to which the authority escalated: what nobody owns must be refused.
struct EscalationOwnerDrill: Drill {
  /// Says which actions there are.
  let workflow: Workflow

  func probes(of probed: ProbedCase) -> [Probe] {
    guard let authority = probed.outcome.trace.authority, case .escalated(let contract) = authority.effect,
      let name = authority.action, workflow.actions[name] != nil
    else { return [] }
    return [
      Probe(
        kind: .escalationOwners, subject: "escalations.\(contract).owner", change: "nobody owns \(contract)",
        item: probed.item, replies: probed.replies, world: .withoutContract(contract),
        // Which of several calls is refused first, and so why, depends on the others.
        demand: ProbeDemand(ban: .action(name), wish: .refuse([.exceedsAuthority, .irreversibleWithoutApproval])))
    ]
  }
}
