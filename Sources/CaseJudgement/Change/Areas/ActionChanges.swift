import CaseJSON
import CaseModel

extension ChangeList {
  mutating func compareActions() {
    for name in Set(old.actions.keys).union(new.actions.keys).sorted() {
      switch (old.actions[name], new.actions[name]) {
      case (nil, nil): break
      case (nil, _?): add(.newAction, ["actions", name], "it may do something that it could not do before")
      case (_?, nil): add(.narrowing, ["actions", name], "it may not do this any more")
      case (let was?, let now?): compareAction(was, now, ["actions", name])
      }
    }
  }

  private mutating func compareAction(_ was: Action, _ now: Action, _ path: [String]) {
    if let before = was.tier, let after = now.tier {
      // A tier says two things: how much the action can change, and how much is demanded before it happens.
      compare(
        path + ["tier"], before, after, rising: (.widerScope, "it can change more than before"),
        falling: (.widerScope, "less is demanded before it happens"))
    }
    switch (was.isReversible, now.isReversible) {
    case (false, true):
      add(.widerScope, path + ["reversible"], "less is demanded of an action that can be undone")
    case (true, false): add(.narrowing, path + ["reversible"], "more is demanded of an action that cannot be undone")
    case (true, true), (false, false): break
    }
    list(
      path + ["requires"], was.requires.map(\.name), now.requires.map(\.name),
      added: (.narrowing, { "it does not happen without \($0)" }),
      removed: (.widerScope, { "it may happen without \($0)" }))
    compareLimits(was, now, path + ["limits"])
    switch (was.approval, now.approval) {
    case (nil, nil): break
    case (_?, nil):
      add(.approvalChanged, path + ["approval"], "what goes beyond its limits reaches nobody who could approve")
    case (nil, _?): add(.approvalChanged, path + ["approval"], "what goes beyond its limits can be approved now")
    case (let before?, let after?):
      if before != after {
        add(.approvalChanged, path + ["approval"], "other people approve what goes beyond its limits")
      }
    }
    remark(path + ["description"], was.description, now.description)
  }

  /// Limits that move, and limits that appear or go: the first limit of an action that was not allowed to happen
  /// without limits opens it, although it looks like a bound.
  private mutating func compareLimits(_ was: Action, _ now: Action, _ path: [String]) {
    let wasClosed = was.limits.isEmpty && was.demandsLimits(at: old.stage)
    let isClosed = now.limits.isEmpty && new.stage != .shadow && now.demandsLimits(at: new.stage)
    for limit in was.limits where !now.limits.contains(where: { $0.path == limit.path }) {
      if isClosed {
        add(.narrowing, path + [limit.path.description], "without limits it does not happen without a person")
      } else {
        add(.widerScope, path + [limit.path.description], "nothing bounds it any more")
      }
    }
    for limit in now.limits {
      let place = path + [limit.path.description]
      guard let before = was.limits.first(where: { $0.path == limit.path }) else {
        if wasClosed {
          add(.widerScope, place, "inside the limit it happens without a person, which it did not before")
        } else {
          add(.narrowing, place, "it does not happen beyond the limit without a person")
        }
        continue
      }
      switch limit.matcher.implicationOfLimit(from: before.matcher) {
      case .same: break
      case .narrower: add(.narrowing, place, "the limit lets less through")
      case .wider: add(.widerScope, place, "the limit lets more through")
      case .unknown:
        add(.widerScope, place, "the limit lets through what the old one did not, or that cannot be ruled out")
      }
    }
  }
}

extension Action {
  /// Whether the action may happen without a person only inside limits; where its tier is not said, it may not.
  fileprivate func demandsLimits(at stage: Stage) -> Bool {
    guard let tier else { return true }
    return tier.changes && stage.demandsLimits(tier: tier, isReversible: isReversible)
  }
}
