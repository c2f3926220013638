/// Whether cases changed for the worse more often than chance alone would have it: the exact test of the pairs that
/// came out differently.
///
/// Under the hypothesis that a case which changed is as likely to have changed for the better, the number of those that
/// changed for the worse is binomial with probability one half.
///
/// Source: Q. McNemar, "Note on the sampling error of the difference between correlated proportions or percentages",
/// Psychometrika 12 (1947) 153–157; the mid-p form: M. W. Fagerland, S. Lydersen, P. Laake, "The McNemar test for binary
/// matched-pairs data", BMC Medical Research Methodology 13 (2013) 91.
///
/// Every function returns nil for a negative count.
package enum McNemar {
  /// `min(1, 2·P(X ≤ min(b, c)))`: the two-sided p-value; 1 where nothing changed.
  package static func exact(broken: Int, fixed: Int) -> Double? {
    smallerTail(broken, fixed).map { min(1, 2 * $0) }
  }

  /// The two-sided p-value that counts what was observed for one half: less strict than the exact one.
  package static func midP(broken: Int, fixed: Int) -> Double? {
    guard let tail = smallerTail(broken, fixed), let below = upperTail(max(broken, fixed) + 1, broken + fixed) else {
      return nil
    }
    // The tail and the tail without what was observed: their mean counts it for one half.
    return min(1, tail + below)
  }

  /// `P(X ≥ b)`: the p-value against "no worse than before".
  package static func oneSided(broken: Int, fixed: Int) -> Double? {
    guard broken >= 0, fixed >= 0 else { return nil }
    return upperTail(broken, broken + fixed)
  }

  private static func smallerTail(_ broken: Int, _ fixed: Int) -> Double? {
    guard broken >= 0, fixed >= 0 else { return nil }
    return upperTail(max(broken, fixed), broken + fixed)
  }

  private static func upperTail(_ count: Int, _ trials: Int) -> Double? {
    Binomial.upperTail(successes: count, trials: trials, probability: 0.5)
  }
}
