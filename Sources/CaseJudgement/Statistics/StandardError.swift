/// The uncertainty of a mean of independent scores.
///
/// For graded scores, as judges give them, which are no shares of cases.
/// For rates over cases with repeats or clusters, see `RateEstimate`.
package enum StandardError {
  /// `√(Σ(s−s̄)² / (n−1) / n)` from the three integers that a tally keeps.
  ///
  /// Source: E. Miller, "Adding error bars to evals" (2024), arXiv:2411.00640.
  ///
  /// - Parameters:
  ///   - count: `n`, the scores.
  ///   - sum: of the scores, in any fixed unit.
  ///   - sumOfSquares: of the scores, in that unit squared.
  /// - Returns: in the unit of `sum`; nil for fewer than two scores, and for sums that no scores can have
  ///   (`n·Σs² < (Σs)²`).
  package static func plain(count: Int, sum: Int, sumOfSquares: Int) -> Double? {
    guard count > 1, sumOfSquares >= 0 else { return nil }
    let (n, total) = (Int128(count), Int128(sum))
    let scaled = n * Int128(sumOfSquares) - total * total
    guard scaled >= 0 else { return nil }
    return (Double(scaled) / Double(count - 1)).squareRoot() / Double(count)
  }
}
