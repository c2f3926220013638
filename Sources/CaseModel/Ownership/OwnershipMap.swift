/// Who answers for what in one workflow: the answer to "who owns the work when the AI is involved?".
package struct OwnershipMap: Sendable {
  /// Somebody, or something that somebody has to keep, and what they answer for.
  package struct Row: Sendable {
    package let subject: OwnershipGap.Subject
    /// `workflow owner`, `escalation billing_lead`
    package let title: String
    /// Absent where nobody is named, or where it is not about a person.
    package let owner: Owner?
    package let answersFor: [String]
    /// What the stage demands of it and is not there, in a few words each.
    package let missing: [String]
  }

  package let name: String
  package let version: String
  package let stage: Stage
  package let summary: String?
  package let rows: [Row]
  package let gaps: [OwnershipGap]

  package init(_ workflow: Workflow) {
    name = workflow.name
    version = workflow.version.description
    stage = workflow.stage
    summary = workflow.summary
    let gaps = OwnershipGap.gaps(of: workflow)
    self.gaps = gaps
    let duties = OwnershipDuties(workflow)
    func row(_ subject: OwnershipGap.Subject, _ title: String, _ owner: Owner?, _ duties: [String]) -> Row {
      Row(
        subject: subject, title: title, owner: owner, answersFor: duties,
        missing: gaps.filter { $0.subject == subject }.map(\.what))
    }
    let roles = OwnershipRole.allCases.compactMap { role -> Row? in
      let (owner, texts) = duties.of(role)
      let isDemanded = workflow.stage.demands(role.demandedFrom)
      return owner == nil && texts.isEmpty && !isDemanded ? nil : row(.role(role), role.title, owner, texts)
    }
    let contracts = duties.contracts.map { contract in
      row(.contract(contract.name), "escalation \(contract.name)", contract.owner, duties.of(contract))
    }
    // An action with nobody behind it belongs on the page most of all.
    let actions = duties.actions.filter { action in gaps.contains { $0.subject == .action(action.name) } }.map {
      row(.action($0.name), "action \($0.name)", nil, duties.of($0))
    }
    let isOwner = { (row: Row) in
      if case .role(let role) = row.subject { role.isOwner } else { false }
    }
    rows = roles.filter(isOwner) + contracts + actions + roles.filter { !isOwner($0) }
  }
}
