import CaseJSON

extension OwnershipGap {
  /// Owners that are a team or a vendor where one person has to answer.
  static func notAccountable(in workflow: Workflow) -> [OwnershipGap] {
    let source = workflow.source
    let named: [(OwnershipRole, Owner?, JSONValue?)] = [
      (.system, workflow.owners.system, source["owners"]?["system"]),
      (.outcome, workflow.owners.outcome?.owner, source["owners"]?["outcome"]),
      (.killSwitch, workflow.killSwitch?.owner, source["kill_switch"]?["owner"]),
      (.review, workflow.review?.owner, source["review"]?["owner"]),
      (.rollback, workflow.rollback?.owner, source["rollback"]?["owner"]),
    ]
    return named.compactMap { role, owner, place in
      guard let owner, !owner.canBeAccountable else { return nil }
      return OwnershipGap(
        .role(role), "owner.not-a-person", "a person",
        "the \(role.title)\(role.isOwner ? "" : "'s owner") is a \(owner.kind.rawValue);"
          + " only a person can be accountable", hint: "name the person: {name: …, kind: person}", at: place ?? source)
    }
  }

  /// One person in every role: nobody is left to disagree.
  static func alone(in workflow: Workflow) -> [OwnershipGap] {
    let owners = workflow.owners
    let names = [owners.workflow, owners.system, owners.exception, owners.outcome?.owner].compactMap { $0?.name }
    guard let first = names.first, names.count > 1, names.allSatisfy({ $0 == first }) else { return [] }
    return [
      OwnershipGap(
        .workflow, "owner.one-person", "a second person",
        "\(first) is in every role: nobody is left who would notice", hint: "give the exceptions to somebody else",
        at: workflow.source["owners"] ?? workflow.source)
    ]
  }

  /// Severity rules under which a case that matters more waits longer.
  static func disordered(in workflow: Workflow) -> [OwnershipGap] {
    let times = workflow.owners.exceptionDuty?.severity ?? [:]
    let known = CaseSeverity.allCases.compactMap { severity in times[severity].map { (severity, $0) } }
    let wrong = zip(known, known.dropFirst()).first { $0.1 < $1.1 }
    guard let (less, more) = wrong, let exception = workflow.source["owners"]?["exception"] else { return [] }
    return [
      OwnershipGap(
        .role(.exception), "owner.severity-order", "an order of severities",
        "a case of severity \(more.0.rawValue) waits \(more.1), longer than one of severity \(less.0.rawValue), \(less.1)",
        hint: "severity: {\(more.0.rawValue): \(less.1), \(less.0.rawValue): \(more.1)}",
        at: exception["severity"] ?? exception)
    ]
  }

  /// Actions and escalations behind which nobody stands, in the order of the file.
  static func unowned(in workflow: Workflow) -> [OwnershipGap] {
    let actions = workflow.actions.values.sorted { $0.source.offset < $1.source.offset }
    let contracts = workflow.escalations.values.sorted { $0.source.offset < $1.source.offset }
    let approval = contracts.first?.name ?? "CONTRACT"
    let unapproved = actions.compactMap { action -> OwnershipGap? in
      guard action.approval == nil, let tier = action.tier, tier.changes else { return nil }
      if tier == .execute, !action.isReversible {
        return OwnershipGap(
          .action(action.name), "action.no-approver", "an approver",
          "'\(action.name)' cannot be undone, and there is nobody who may approve what goes beyond its limits",
          hint: "approval: \(approval)", at: action.source)
      }
      return action.limits.isEmpty
        ? nil
        : OwnershipGap(
          .action(action.name), "action.no-escalation", "an escalation",
          "what goes beyond the limits of '\(action.name)' is refused, and no person ever hears of it",
          hint: "approval: \(approval)", at: action.source)
    }
    let isAlone = contracts.isEmpty && actions.contains { $0.tier?.changes == true }
    let unescalated =
      isAlone
      ? [
        OwnershipGap(
          .workflow, "escalation.none", "an escalation",
          "the workflow changes something, and there is nobody to whom a risk could be escalated",
          hint: "escalations: {lead: {owner: {name: …}, queue: …, respond_within: 1h, attach: […]}}",
          at: workflow.source["actions"] ?? workflow.source)
      ] : []
    let bare = contracts.filter(\.attach.isEmpty).map { contract in
      OwnershipGap(
        .contract(contract.name), "escalation.no-attachments", "attachments",
        "whoever gets a case of '\(contract.name)' is handed nothing to decide it by",
        hint: "attach: [\(workflow.inputs.first?.name ?? "FIELD")]", at: contract.source)
    }
    return unapproved + unescalated + bare
  }
}

extension OwnershipRole {
  /// Whether the role's title is a person's.
  var isOwner: Bool {
    switch self {
    case .workflow, .system, .exception, .outcome: true
    case .killSwitch, .incidents, .changes, .review, .rollback: false
    }
  }
}
