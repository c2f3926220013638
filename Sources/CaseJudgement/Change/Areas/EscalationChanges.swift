import CaseModel

extension ChangeList {
  mutating func compareEscalations() {
    for name in Set(old.escalations.keys).union(new.escalations.keys).sorted() {
      let path = ["escalations", name]
      switch (old.escalations[name], new.escalations[name]) {
      case (nil, nil): break
      case (nil, _?): add(.narrowing, path, "there are people for cases that nobody could be asked about")
      case (_?, nil): add(.escalationChanged, path, "nobody is asked under this name any more")
      case (let was?, let now?): compareEscalation(was, now, path)
      }
    }
  }

  private mutating func compareEscalation(
    _ was: EscalationContract, _ now: EscalationContract, _ path: [String]
  ) {
    compareOwner(path + ["owner"], was.owner, now.owner, .escalationChanged)
    compareApprovers(was, now, path)
    demand(
      path + ["queue"], isThere: (was.queue != nil, now.queue != nil), isSame: was.queue == now.queue,
      loosened: .escalationChanged, "the queue in which cases wait")
    let respond = path + ["respond_within"]
    if let before = was.respondWithin, let after = now.respondWithin {
      compare(
        respond, before, after, rising: (.escalationChanged, "somebody answers later"),
        falling: (.narrowing, "somebody answers sooner"))
    } else {
      demand(
        respond, isThere: (was.respondWithin != nil, now.respondWithin != nil), isSame: true,
        loosened: .escalationChanged, "how soon somebody answers")
    }
    list(
      path + ["attach"], was.attach.map(\.name), now.attach.map(\.name),
      added: (.narrowing, { "\($0) must reach the person" }),
      removed: (.escalationChanged, { "\($0) need not reach the person any more" }))
    let severity = path + ["severity"]
    if let before = was.severity, let after = now.severity {
      compare(
        severity, before, after, rising: (.narrowing, "it matters more"),
        falling: (.escalationChanged, "it matters less")
      )
    } else {
      demand(
        severity, isThere: (was.severity != nil, now.severity != nil), isSame: true, loosened: .escalationChanged,
        "how much it matters")
    }
    remark(path + ["description"], was.description, now.description)
  }

  /// Whoever may approve under the contract: its approvers, and its owner.
  private mutating func compareApprovers(
    _ was: EscalationContract, _ now: EscalationContract, _ path: [String]
  ) {
    list(
      path + ["approvers"], was.approvers, now.approvers,
      added: (.approvalChanged, { "\($0) may approve now" }),
      removed: (.narrowing, { "\($0) may not approve any more" }))
    guard let owner = now.owner, owner.name != was.owner?.name, !was.mayApprove(owner.name),
      new.actions.values.contains(where: { $0.approval == now.name })
    else { return }
    add(.approvalChanged, path + ["owner", "name"], "\(owner.name.printable) may approve now")
  }
}
