import CaseJSON

/// Every outcome must have a person who answers for it, before the first case runs.
func checkOwnership(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  let owners = draft.source["owners"] ?? draft.source
  demand(draft.owners.workflow, "workflow", "acts", in: owners, &findings)
  if draft.stage != .shadow || draft.owners.exception != nil {
    demand(draft.owners.exception, "exception", "refusals", in: owners, &findings)
  }
  for contract in draft.escalations {
    let place = contract.source["owner"] ?? contract.source
    if let owner = contract.owner {
      if !owner.canBeAccountable {
        findings.error(
          "owner.not-a-person", "the owner of the escalation '\(contract.name)' is a \(owner.kind.rawValue)",
          hint: "name the person who answers for what is decided there", at: place)
      }
    } else {
      findings.error(
        "owner.missing", "nobody owns the escalation '\(contract.name)'",
        hint: "add owner: {name: …, kind: person}", at: place)
    }
  }
}

private func demand(
  _ owner: Owner?, _ role: String, _ what: String, in owners: JSONValue, _ findings: inout Findings
) {
  guard let owner else {
    findings.error(
      "owner.missing", "there is no \(role) owner: nobody answers for its \(what)",
      hint: "add owners.\(role): {name: …, title: …, contact: …}", at: owners)
    return
  }
  if !owner.canBeAccountable {
    findings.error(
      "owner.not-a-person", "the \(role) owner is a \(owner.kind.rawValue); only a person can be accountable",
      hint: "name the person", at: owners[role] ?? owners)
  }
}
