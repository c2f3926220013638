import CaseModel

extension ChangeList {
  mutating func compareOwners() {
    compareOwner(["owners", "workflow"], old.owners.workflow, new.owners.workflow, .ownerChanged)
    compareOwner(["owners", "system"], old.owners.system, new.owners.system, .ownerChanged)
    compareOwner(["owners", "exception"], old.owners.exception, new.owners.exception, .ownerChanged)
    let outcome = ["owners", "outcome"]
    compareOwner(outcome, old.owners.outcome?.owner, new.owners.outcome?.owner, .ownerChanged)
    guard let was = old.owners.outcome, let now = new.owners.outcome else { return }
    demand(
      outcome + ["measure"], isThere: (was.measure != nil, now.measure != nil), isSame: was.measure == now.measure,
      loosened: .ownerChanged, "the number by which the result is judged")
  }

  mutating func compareKillSwitch() {
    let path = ["kill_switch"]
    switch (old.killSwitch?.isOn ?? false, new.killSwitch?.isOn ?? false) {
    case (false, true): add(.narrowing, path + ["on"], "every change is stopped")
    case (true, false): add(.widerScope, path + ["on"], "what the switch had stopped may happen again")
    case (true, true), (false, false): break
    }
    compareOwner(path + ["owner"], old.killSwitch?.owner, new.killSwitch?.owner, .ownerChanged)
  }

  /// Who answers for something, and how to reach them; a title is for people to read.
  mutating func compareOwner(_ path: [String], _ old: Owner?, _ new: Owner?, _ kind: ChangeKind) {
    switch (old, new) {
    case (nil, nil): break
    case (let owner?, nil): add(kind, path, "\(owner.name.printable) answers for it no more, and nobody else does")
    case (nil, let owner?): add(.narrowing, path, "\(owner.name.printable) answers for it now")
    case (let was?, let now?):
      if was.name != now.name { add(kind, path + ["name"], "somebody else answers for it") }
      if was.kind != now.kind {
        add(kind, path + ["kind"], "a \(now.kind.rawValue) answers for it, no \(was.kind.rawValue)")
      }
      if was.contact != now.contact { add(kind, path + ["contact"], "they are reached in another way") }
      remark(path + ["title"], was.title, now.title)
    }
  }
}
