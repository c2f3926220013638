/// What several repeats of each case say about drawing `k` of them.
///
/// From a histogram of passes: how many cases passed 0, 1, … of their `n` repeats. Quotients of binomial coefficients
/// are taken as products of quotients, so that nothing overflows at any `n`.
///
/// Every function returns nil when `draws` lies outside `1...repeats`, a number of passes outside `0...repeats`, a
/// number of cases is negative, or there is no case.
package enum Repeats {
  /// pass^k: the chance that all of `k` drawn repeats pass, `C(c,k)/C(n,k)`, averaged over cases.
  ///
  /// Source: S. Yao et al., "τ-bench" (2024), arXiv:2406.12045.
  ///
  /// - Parameters:
  ///   - draws: `k`.
  ///   - repeats: `n`, the same for every case.
  ///   - casesByPasses: cases for each number `c` of passes.
  package static func allPass(draws: Int, repeats: Int, casesByPasses: [Int: Int]) -> Double? {
    mean(draws: draws, repeats: repeats, casesByPasses) { passes in
      onlyFrom(passes, draws: draws, repeats: repeats)
    }
  }

  /// pass@k: the chance that at least one of `k` drawn repeats passes, `1 − C(n−c,k)/C(n,k)`, averaged over cases.
  ///
  /// It says what a best-of-k system would do, and is no measure of one that has a single try.
  ///
  /// Source: M. Chen et al., "Evaluating large language models trained on code" (2021), arXiv:2107.03374.
  ///
  /// - Parameters:
  ///   - draws: `k`.
  ///   - repeats: `n`, the same for every case.
  ///   - casesByPasses: cases for each number `c` of passes.
  package static func anyPass(draws: Int, repeats: Int, casesByPasses: [Int: Int]) -> Double? {
    mean(draws: draws, repeats: repeats, casesByPasses) { passes in
      1 - onlyFrom(repeats - passes, draws: draws, repeats: repeats)
    }
  }

  /// The chance that all draws without replacement come from `chosen` of the repeats; 0 when there are too few.
  private static func onlyFrom(_ chosen: Int, draws: Int, repeats: Int) -> Double {
    guard draws <= chosen else { return 0 }
    return (0..<draws).reduce(1) { $0 * (Double(chosen - $1) / Double(repeats - $1)) }
  }

  /// In order of passes, because a dictionary has none and sums of `Double` depend on it.
  private static func mean(
    draws: Int, repeats: Int, _ casesByPasses: [Int: Int], of chance: (Int) -> Double
  ) -> Double? {
    guard draws >= 1, draws <= repeats else { return nil }
    var total = 0
    var sum = 0.0
    for (passes, cases) in casesByPasses.sorted(by: { $0.key < $1.key }) {
      let (next, overflows) = total.addingReportingOverflow(cases)
      guard passes >= 0, passes <= repeats, cases >= 0, !overflows else { return nil }
      total = next
      sum += Double(cases) * chance(passes)
    }
    return total > 0 ? sum / Double(total) : nil
  }
}
