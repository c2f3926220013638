/// The number of successes in independent trials of one probability.
///
/// For comparing two runs of the same cases: the exact test of how many of the changed cases changed for the worse.
package enum Binomial {
  /// The probability of at least so many successes: `P(X ≥ k) = I(p; k, n−k+1)` (NIST DLMF 8.17.5).
  ///
  /// - Parameters:
  ///   - successes: `k`; with 0 or fewer the result is 1, with more than `trials` 0.
  ///   - trials: `n`, at least 0.
  ///   - probability: of one success, 0…1.
  /// - Returns: a probability; nil when `trials` is negative or `probability` is not in 0…1.
  package static func upperTail(successes: Int, trials: Int, probability: Double) -> Double? {
    guard trials >= 0, probability >= 0, probability <= 1 else { return nil }
    if successes <= 0 { return 1 }
    if successes > trials { return 0 }
    return Beta.regularized(probability, Double(successes), Double(trials - successes) + 1)
  }
}
