import CaseJSON

/// What everybody answers for in a workflow, in words.
struct OwnershipDuties {
  private let workflow: Workflow
  /// In the order of the file.
  let actions: [Action]
  let contracts: [EscalationContract]

  init(_ workflow: Workflow) {
    self.workflow = workflow
    actions = workflow.actions.values.sorted { $0.source.offset < $1.source.offset }
    contracts = workflow.escalations.values.sorted { $0.source.offset < $1.source.offset }
  }

  func of(_ role: OwnershipRole) -> (owner: Owner?, texts: [String]) {
    let owners = workflow.owners
    switch role {
    case .workflow:
      let names = actions.map { action in
        action.tier == .execute && !action.isReversible ? "\(action.name) (irreversible)" : action.name
      }
      let acts = names.isEmpty ? "every act" : "every act: " + names.joined(separator: ", ")
      return (workflow.workflowOwner, [acts] + (owners.exception == nil ? ["every refusal"] : []))
    case .system:
      let agents = workflow.agents.map(\.name)
      return (
        owners.system,
        owners.system == nil
          ? [] : [agents.isEmpty ? "the machinery" : "the machinery: agents \(agents.joined(separator: ", "))"]
      )
    case .exception: return (owners.exception, owners.exception == nil ? [] : exception)
    case .outcome:
      return (owners.outcome?.owner, [owners.outcome?.measure.map { "the result: \($0)" }].compactMap(\.self))
    case .killSwitch:
      guard let killSwitch = workflow.killSwitch else { return (nil, []) }
      return (killSwitch.owner, ["stops every change at once; it is \(killSwitch.isOn ? "thrown" : "not thrown")"])
    case .incidents: return (nil, [workflow.budget.incidents.map { "incidents are kept in \($0)" }].compactMap(\.self))
    case .changes:
      let approvers = (workflow.changeControl?.approvers ?? []).map(\.name)
      return (nil, approvers.isEmpty ? [] : ["changes are approved by \(approvers.joined(separator: ", "))"])
    case .review: return (workflow.review?.owner, review)
    case .rollback: return (workflow.rollback?.owner, rollback)
    }
  }

  /// What reaches the owner of an escalation, how, and what they may approve.
  func of(_ contract: EscalationContract) -> [String] {
    let way = [
      contract.queue.map { "queue \($0)" }, contract.respondWithin.map { "answers within \($0)" },
      contract.severity.map { "severity \($0.rawValue)" },
    ]
    let approved = actions.filter { $0.approval == contract.name }.map { action in
      action.tier == .execute && !action.isReversible ? "\(action.name) (irreversible)" : action.name
    }
    let others = contract.approvers.filter { $0 != contract.owner?.name }
    return [
      way.compactMap(\.self).joined(separator: ", "),
      contract.attach.isEmpty ? "" : "is handed \(contract.attach.map(\.name).joined(separator: ", "))",
      approved.isEmpty
        ? "" : "approves \(approved.joined(separator: ", "))" + (others.isEmpty ? "" : "; so may \(joined(others))"),
    ].filter { !$0.isEmpty }
  }

  func of(_ action: Action) -> [String] {
    let tier = action.tier?.rawValue ?? "action"
    let limits = action.limits.isEmpty ? "" : ", limits " + action.limits.map(\.text).joined(separator: ", ")
    return ["\(action.isReversible ? "reversible" : "irreversible") \(tier)\(limits)"]
  }

  private var exception: [String] {
    let duty = workflow.owners.exceptionDuty ?? ExceptionDuty()
    let severities = CaseSeverity.allCases.reversed().compactMap { severity in
      duty.severity[severity].map { "\(severity.rawValue) within \($0)" }
    }
    let way = [duty.queue.map { "queue \($0)" }, duty.respondWithin.map { "answers within \($0)" }].compactMap(\.self)
    let powers = duty.powers.map(\.rawValue)
    return [
      "every refusal, and what falls between the rules", (way + severities).joined(separator: ", "),
      powers.isEmpty ? "" : "may \(powers.joined(separator: ", "))",
    ].filter { !$0.isEmpty }
  }

  private var review: [String] {
    guard let review = workflow.review, let every = review.every else { return [] }
    let last = review.last.map { ", last on \($0)" } ?? ", never yet"
    return ["looks at all of it every \(every)\(last)" + (review.due.map { ", again by \($0)" } ?? "")]
  }

  private var rollback: [String] {
    guard let rollback = workflow.rollback, let target = rollback.target else { return [] }
    return ["goes back to \(target)" + (rollback.within.map { " within \($0)" } ?? "")]
  }

  private func joined(_ names: [String]) -> String {
    names.count < 2
      ? names.joined() : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
