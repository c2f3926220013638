import CaseModel

extension ChangeList {
  /// What the workflow is called, and how far it is trusted.
  mutating func compareIdentity() {
    if old.name != new.name {
      add(.widerScope, ["name"], "another name is another workflow: its history and its ledger stay behind")
    }
    remark(["summary"], old.summary, new.summary)
    compare(
      ["stage"], old.stage.rank, new.stage.rank,
      rising: (.widerScope, "more may happen without a person at stage \(new.stage.rawValue)"),
      falling: (.narrowing, "less may happen without a person at stage \(new.stage.rawValue)"))
  }
}

extension Stage {
  /// 0 for the stage at which least may happen.
  fileprivate var rank: Int {
    switch self {
    case .shadow: 0
    case .bounded: 1
    case .trusted: 2
    }
  }
}
