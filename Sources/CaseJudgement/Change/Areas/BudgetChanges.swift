import CaseModel

extension ChangeList {
  /// How much wrongness is affordable: (1 − objective) × volume points a window.
  mutating func compareBudget() {
    let (was, now) = (old.budget, new.budget)
    compare(
      ["budget", "objective"], was.objective, now.objective, rising: (.narrowing, "fewer cases may come out wrong"),
      falling: (.gateLoosened, "more cases may come out wrong"))
    if let before = was.volume, let after = now.volume {
      compare(
        ["budget", "volume"], before, after, rising: (.gateLoosened, "the same objective allows more failures"),
        falling: (.narrowing, "the same objective allows fewer failures"))
    }
    if let before = was.window, let after = now.window {
      compare(
        ["budget", "window"], before, after, rising: (.narrowing, "the budget has to last longer"),
        falling: (.gateLoosened, "the budget is there anew sooner"))
    }
    for kind in FailureKind.allCases {
      compare(
        ["budget", "weights", kind.rawValue], was.weight(of: kind), now.weight(of: kind),
        rising: (.narrowing, "each of these failures costs more"),
        falling: (.gateLoosened, "each of these failures costs less"))
    }
    demand(
      ["budget", "incidents"], isThere: (was.incidents != nil, now.incidents != nil),
      isSame: was.incidents == now.incidents, loosened: .gateLoosened, "where incidents are charged")
  }
}
