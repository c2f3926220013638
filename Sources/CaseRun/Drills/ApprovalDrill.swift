import CaseModel

/// Takes an approval away, or lets somebody give it whom its contract does not name.
struct ApprovalDrill: Drill {
  /// Says who may approve what.
  let workflow: Workflow

  func probes(of probed: ProbedCase) -> [Probe] {
    if let approval = probed.approval { return probes(of: probed, without: approval) }
    guard let authority = probed.outcome.trace.authority, case .escalated(let contract) = authority.effect,
      let action = authority.action
    else { return [] }
    let wrong = Approval(action: action, contract: contract, approver: stranger(to: contract))
    return [probe(of: probed, [wrong], of: action, under: contract, "approved by a stranger to \(contract)")]
  }

  private func probes(of probed: ProbedCase, without approval: Approval) -> [Probe] {
    guard let contract = workflow.actions[approval.action]?.approval else { return [] }
    let others = probed.item.approvals.filter { $0 != approval && $0.action != approval.action }
    let wrong = Approval(
      action: approval.action, contract: approval.contract, approver: stranger(to: contract), at: approval.at,
      evidence: approval.evidence)
    return [
      probe(of: probed, others, of: approval.action, under: contract, "the approval of \(approval.action) removed"),
      probe(
        of: probed, others + [wrong], of: approval.action, under: contract,
        "\(approval.action) approved by a stranger to \(contract)"),
    ]
  }

  private func probe(
    of probed: ProbedCase, _ approvals: [Approval], of action: String, under contract: String, _ change: String
  ) -> Probe {
    Probe(
      kind: .approvals, subject: "actions.\(action).approval", change: change,
      item: probed.item.with(approvals: approvals), replies: probed.replies,
      demand: ProbeDemand(ban: .action(action), wish: .escalate(to: contract)))
  }

  /// A name that no contract knows.
  private func stranger(to contract: String) -> String {
    var name = "a stranger"
    while workflow.escalations.values.contains(where: { $0.mayApprove(name) }) { name += "'" }
    return name
  }
}
