/// The score test and interval of a paired difference of two proportions, by which the gate decides about regressions.
///
/// Unlike the interval made of a standard error it knows that few pairs know little: where nothing changed in `n` pairs
/// its bounds are `±z²/(n + z²)` and not 0.
///
/// For a difference δ the probability `q` of a pair that broke is the one of largest likelihood under δ, the larger root
/// of `2n·q² − (b + c − (2n + b − c)·δ)·q − b·δ(1−δ) = 0` with `b` broken and `c` fixed of `n` pairs, and the statistic
/// is `(c − b − n·δ) / √(n·(2q + δ(1−δ)))`.
///
/// Source: T. Tango, "Equivalence test and confidence interval for the difference in proportions for the paired-sample
/// design", Statistics in Medicine 17 (1998) 891–908.
package enum TangoScore {
  /// How many standard deviations the observed difference lies above a supposed one.
  ///
  /// - Parameter difference: strictly between −1 and 1; falls as it grows.
  /// - Returns: nil outside these domains.
  package static func statistic(broken: Double, fixed: Double, count: Double, at difference: Double) -> Double? {
    guard let pairs = DiscordantPairs(broken: broken, fixed: fixed, count: count), difference > -1, difference < 1
    else { return nil }
    return statistic(of: pairs, at: difference)
  }

  /// The difference that the true one exceeds with this one-sided confidence; never above the observed one.
  ///
  /// - Returns: −1…1; nil for impossible counts or a confidence outside (0, 1).
  package static func lowerBound(broken: Double, fixed: Double, count: Double, confidence: Double) -> Double? {
    guard let pairs = DiscordantPairs(broken: broken, fixed: fixed, count: count),
      let level = ConfidenceLevel(confidence), let z = NormalDistribution.quantile(level.oneTail)
    else { return nil }
    return bound(of: pairs, max(0, -z))
  }

  /// The difference that the true one stays below with this one-sided confidence; never below the observed one.
  ///
  /// - Returns: −1…1; nil for impossible counts or a confidence outside (0, 1).
  package static func upperBound(broken: Double, fixed: Double, count: Double, confidence: Double) -> Double? {
    lowerBound(broken: fixed, fixed: broken, count: count, confidence: confidence).map { -$0 }
  }

  /// Both bounds at a two-sided confidence.
  package static func interval(
    broken: Double, fixed: Double, count: Double, confidence: Double
  ) -> DifferenceInterval? {
    guard confidence > 0 else { return nil }
    let oneSided = 1 - (1 - confidence) / 2
    guard let lower = lowerBound(broken: broken, fixed: fixed, count: count, confidence: oneSided),
      let upper = upperBound(broken: broken, fixed: fixed, count: count, confidence: oneSided)
    else { return nil }
    return DifferenceInterval(lower: lower, upper: upper)
  }

  /// Bisection between −1 and the observed difference, in which the statistic falls from infinity to 0.
  ///
  /// The end that is returned is the one at which the statistic is too large, so that no rounding certifies anything.
  private static func bound(of pairs: DiscordantPairs, _ z: Double) -> Double {
    var low = -1.0
    var high = pairs.difference
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return low }
      if statistic(of: pairs, at: middle) >= z { low = middle } else { high = middle }
    }
  }

  private static func statistic(of pairs: DiscordantPairs, at difference: Double) -> Double {
    let n = pairs.count
    let excess = pairs.fixed - pairs.broken - n * difference
    let variance = n * (2 * breaking(pairs, difference) + difference * (1 - difference))
    // Nothing changed, and nothing is supposed to have.
    if excess == 0 { return 0 }
    guard variance > 0 else { return Double(signOf: excess, magnitudeOf: .infinity) }
    return excess / variance.squareRoot()
  }

  /// `q`, without the cancellation of the root's two terms.
  private static func breaking(_ pairs: DiscordantPairs, _ difference: Double) -> Double {
    let n = pairs.count
    let linear = -pairs.fixed - pairs.broken + (2 * n - pairs.fixed + pairs.broken) * difference
    let constant = -pairs.broken * difference * (1 - difference)
    let root = max(0, linear * linear - 8 * n * constant).squareRoot()
    let found = linear > 0 ? -2 * constant / (linear + root) : (root - linear) / (4 * n)
    // Neither probability can be negative.
    return max(0, -difference, found)
  }
}
