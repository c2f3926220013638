import CaseJSON

extension OwnershipGap {
  /// What a workflow's stage demands and the workflow does not have, and what nobody would answer for, in one order.
  package static func gaps(of workflow: Workflow) -> [OwnershipGap] {
    let stage = workflow.stage
    let roles = OwnershipRole.allCases.filter { stage.demands($0.demandedFrom) }
    return roles.flatMap { missing($0, in: workflow) } + notAccountable(in: workflow) + alone(in: workflow)
      + disordered(in: workflow) + unowned(in: workflow)
  }

  /// What is missing of one role that the stage demands.
  private static func missing(_ role: OwnershipRole, in workflow: Workflow) -> [OwnershipGap] {
    let stage = workflow.stage.rawValue
    func gap(_ what: String, _ hint: String, at path: [String]) -> OwnershipGap {
      OwnershipGap(
        .role(role), "stage.\(role.rawValue.replacing("_", with: "-"))", what,
        "at stage '\(stage)' \(sentence(role, what))", hint: hint, at: place(path, in: workflow))
    }
    let person = "{name: …, title: …, contact: …}"
    switch role {
    case .workflow: return []  // Without one it is no workflow.
    case .system:
      return workflow.owners.system == nil ? [gap("owner", "system: \(person)", at: ["owners"])] : []
    case .exception:
      let duty = workflow.owners.exceptionDuty ?? ExceptionDuty()
      let parts = [
        duty.queue == nil ? ("queue", "queue: exceptions") : nil,
        duty.respondWithin == nil ? ("respond_within", "respond_within: 4h") : nil,
        duty.severity.isEmpty ? ("severity", "severity: {critical: 15m, high: 1h}") : nil,
        duty.powers.isEmpty ? ("may", "may: [refuse, reassign, stop]") : nil,
      ]
      return parts.compactMap(\.self).map { gap($0.0, $0.1, at: ["owners", "exception"]) }
    case .outcome:
      guard let outcome = workflow.owners.outcome else {
        return [gap("owner", "outcome: {name: …, title: …, contact: …, measure: …}", at: ["owners"])]
      }
      return outcome.measure == nil
        ? [gap("measure", "measure: cost per resolved case", at: ["owners", "outcome"])] : []
    case .killSwitch:
      return workflow.killSwitch?.owner == nil
        ? [gap("owner", "kill_switch: {on: false, owner: \(person)}", at: ["kill_switch"])] : []
    case .incidents:
      return workflow.budget.incidents == nil
        ? [gap("ledger", "incidents: \(workflow.name).incidents.jsonl", at: ["budget"])] : []
    case .changes:
      return workflow.changeControl?.approvers.isEmpty ?? true
        ? [
          gap(
            "approvers", "change_control: {approvers: [{name: …, principal: …}], allowed_signers: …}",
            at: ["change_control"])
        ] : []
    case .review:
      guard let review = workflow.review else {
        return [gap("rhythm", "review: {every: 90d, owner: \(person)}", at: [])]
      }
      return review.owner == nil ? [gap("owner", "owner: \(person)", at: ["review"])] : []
    case .rollback:
      guard let rollback = workflow.rollback else {
        return [gap("plan", "rollback: {to: \(workflow.version), owner: \(person), within: 1h}", at: [])]
      }
      return rollback.owner == nil ? [gap("owner", "owner: \(person)", at: ["rollback"])] : []
    }
  }

  private static func sentence(_ role: OwnershipRole, _ what: String) -> String {
    switch (role, what) {
    case (.system, _): "a system owner answers for the machinery, and there is none"
    case (.exception, "queue"): "cases wait for the exception owner in a queue, and none is named"
    case (.exception, "respond_within"): "the exception owner says how soon they answer, and does not"
    case (.exception, "severity"): "the exception owner says how soon they answer by severity, and does not"
    case (.exception, _): "it is written down what the exception owner may do, and it is not"
    case (.outcome, "owner"): "somebody answers for the business result, and nobody does"
    case (.outcome, _): "the business result is judged by a number, and none is named"
    case (.killSwitch, _): "somebody owns the kill switch, and nobody does"
    case (.incidents, _): "incidents are kept in a ledger, and none is declared"
    case (.changes, _): "changes are approved by people who are named, and nobody is"
    case (.review, "owner"): "somebody answers for the review, and nobody does"
    case (.review, _): "the workflow is looked at again in a rhythm, and none is declared"
    case (.rollback, "owner"): "somebody answers for taking a release back, and nobody does"
    case (.rollback, _): "it is written down how a release is taken back, and it is not"
    case (.workflow, _): "somebody answers for what the workflow does, and nobody does"
    }
  }

  /// Where a key would be written: in the nearest part that is there, or where the stage is declared that demands it.
  private static func place(_ path: [String], in workflow: Workflow) -> JSONValue {
    var place = workflow.source["stage"] ?? workflow.source
    var part = workflow.source
    for key in path {
      guard let next = part[key] else { break }
      part = next
      place = next
    }
    return place
  }
}
