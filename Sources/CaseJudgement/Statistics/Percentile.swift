/// A value below which a share of the observations lie.
package enum Percentile {
  /// The smallest observed value that at least a share `p` of the observations do not exceed.
  ///
  /// Nearest rank, `⌈p·N⌉`: always a value that was observed. Interpolation would invent one between a common value and
  /// a rare large one, and so hide the tail.
  ///
  /// Source: R. J. Hyndman, Y. Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996)
  /// 361–365, definition 1.
  ///
  /// - Parameters:
  ///   - p: a share, 0…1 (0.95, not 95). 0 gives the smallest value, 1 the largest.
  ///   - histogram: observed values and how often each was, in any order; a value may come twice.
  /// - Returns: in the unit of the values; nil without observations, for a negative count, more than 2⁵³ observations,
  ///   or a `p` outside 0…1.
  package static func nearestRank(_ p: Double, in histogram: [(value: Int, count: Int)]) -> Int? {
    guard p >= 0, p <= 1, let total = total(histogram) else { return nil }
    var left = rank(p, of: total)
    for (value, count) in histogram.sorted(by: { $0.value < $1.value }) {
      left -= count
      if left <= 0 { return value }
    }
    return nil
  }

  private static func total(_ histogram: [(value: Int, count: Int)]) -> Int? {
    var total = 0
    for (_, count) in histogram {
      let (next, overflows) = total.addingReportingOverflow(count)
      guard count >= 0, !overflows, next <= 1 << 53 else { return nil }
      total = next
    }
    return total > 0 ? total : nil
  }

  /// The smallest rank whose share is at least `p`.
  ///
  /// By comparing shares next to the product, which alone is off by one where it rounds: 0.07 · 100 is above 7.
  private static func rank(_ p: Double, of total: Int) -> Int {
    let estimate = Int((p * Double(total)).rounded(.up))
    let candidates = max(1, estimate - 1)...min(total, estimate + 1)
    return candidates.first { Double($0) / Double(total) >= p } ?? total
  }
}
