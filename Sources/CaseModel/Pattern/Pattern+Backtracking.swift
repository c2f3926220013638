extension Pattern {
  /// Whether two paths can read the same text in a repeated part, so that a backtracking engine may need exponential time.
  ///
  /// An iteration that reads nothing is taken to end its loop, as in PCRE and Python; ECMAScript drops the iteration, so
  /// it is spared some of what is reported here. Counted repetitions are written out: `(a|a){9}` has many paths, but no
  /// longer text has more, and is not reported. The cost is bounded, and what goes beyond the bound counts as exponential.
  package var canBacktrackExponentially: Bool {
    guard root.hasLoop else { return false }
    do throws(AmbiguityBudget.Spent) {
      var budget = AmbiguityBudget()
      let automaton = try PositionAutomaton(root, &budget)
      for component in automaton.components() {
        var search = PairSearch(automaton, component)
        if try search.findsReturn(&budget) { return true }
      }
      return false
    } catch {
      return true
    }
  }
}

/// How much work an analysis may take before it gives up.
struct AmbiguityBudget {
  struct Spent: Error {}

  private var left = 4_000_000

  mutating func spend(_ steps: Int) throws(Spent) {
    left -= steps
    if left < 0 { throw Spent() }
  }
}
