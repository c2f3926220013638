/// The exact interval of a proportion: it covers the true rate at least as often as it says, at every rate.
///
/// `BetaInv(α/2; k, n−k+1)` to `BetaInv(1−α/2; k+1, n−k)`; one-sided bounds take α in place of α/2.
///
/// Source: C. J. Clopper, E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
/// binomial", Biometrika 26 (1934) 404–413.
///
/// For plans that must not fall short (`Certification.Method`), and for reports that quote an exact interval.
///
/// Every function returns nil under the conditions of `Wilson`, and for counts above `Beta.largestShape`.
package enum ClopperPearson {
  /// Both bounds at a two-sided confidence; exactly 0 below without a success, exactly 1 above without a failure.
  package static func interval(successes: Double, trials: Double, confidence: Double) -> Interval? {
    guard let observed = ObservedProportion(successes: successes, trials: trials),
      let tail = ConfidenceLevel(confidence)?.eachTail,
      let lower = lower(observed, tail),
      let upper = upper(observed, tail)
    else { return nil }
    return Interval(lower: lower, upper: upper)
  }

  /// The rate that the true one exceeds with at least this one-sided confidence; never above the observed rate.
  package static func lowerBound(successes: Double, trials: Double, confidence: Double) -> Double? {
    guard let observed = ObservedProportion(successes: successes, trials: trials),
      let tail = ConfidenceLevel(confidence)?.oneTail
    else { return nil }
    return lower(observed, tail)
  }

  /// The rate that the true one stays below with at least this one-sided confidence; never below the observed rate.
  package static func upperBound(successes: Double, trials: Double, confidence: Double) -> Double? {
    guard let observed = ObservedProportion(successes: successes, trials: trials),
      let tail = ConfidenceLevel(confidence)?.oneTail
    else { return nil }
    return upper(observed, tail)
  }

  private static func lower(_ observed: ObservedProportion, _ tail: Double) -> Double? {
    guard observed.successes > 0 else { return 0 }
    return Beta.inverse(tail, observed.successes, observed.failures + 1).map { min($0, observed.rate) }
  }

  /// `BetaInv(1−α; k+1, n−k)` is `1 − BetaInv(α; n−k, k+1)`: α keeps its digits, `1−α` would not.
  private static func upper(_ observed: ObservedProportion, _ tail: Double) -> Double? {
    guard observed.failures > 0 else { return 1 }
    return Beta.inverse(tail, observed.failures, observed.successes + 1).map { max(1 - $0, observed.rate) }
  }
}
