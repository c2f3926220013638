/// The score interval of a proportion, the one by which the gate decides.
///
/// `(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n)`. Its coverage is right on average, not at every rate: where it
/// must not fall short, `ClopperPearson` is the one to ask.
///
/// Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927)
/// 209–212; recommended by L. D. Brown, T. T. Cai, A. DasGupta, "Interval estimation for a binomial proportion",
/// Statistical Science 16 (2001) 101–133.
///
/// Every function returns nil when `trials` is 0, an argument is not finite, `successes` lies outside `0...trials` or
/// `confidence` outside (0, 1). Counts may be effective ones and need not be whole.
package enum Wilson {
  /// Both bounds at a two-sided confidence; exactly 0 below without a success, exactly 1 above without a failure.
  package static func interval(successes: Double, trials: Double, confidence: Double) -> Interval? {
    checked(successes, trials, confidence, \.eachTail).flatMap { observed, z in
      Interval(lower: lower(observed, z), upper: upper(observed, z))
    }
  }

  /// The rate that the true one exceeds with this one-sided confidence; never above the observed rate.
  package static func lowerBound(successes: Double, trials: Double, confidence: Double) -> Double? {
    checked(successes, trials, confidence, \.oneTail).map(lower)
  }

  /// The rate that the true one stays below with this one-sided confidence; never below the observed rate.
  package static func upperBound(successes: Double, trials: Double, confidence: Double) -> Double? {
    checked(successes, trials, confidence, \.oneTail).map(upper)
  }

  private static func checked(
    _ successes: Double, _ trials: Double, _ confidence: Double, _ tail: KeyPath<ConfidenceLevel, Double>
  ) -> (ObservedProportion, Double)? {
    guard let observed = ObservedProportion(successes: successes, trials: trials),
      let level = ConfidenceLevel(confidence),
      let z = critical(level[keyPath: tail])
    else { return nil }
    return (observed, z)
  }

  /// Standard deviations that leave `tail` outside.
  ///
  /// Not less than 0: at a one-sided confidence below one half the bound is the observed rate, which holds with more
  /// confidence than was asked for.
  private static func critical(_ tail: Double) -> Double? {
    tail < 0.5 ? NormalDistribution.quantile(tail).map { -$0 } : 0
  }

  /// The smaller root multiplied by its conjugate, which cancels nothing and gives exactly 0 at no successes.
  private static func lower(_ observed: ObservedProportion, _ z: Double) -> Double {
    guard observed.successes > 0 else { return 0 }
    let (centre, spread) = terms(observed, z)
    return min(observed.rate, observed.rate * (observed.successes / (centre + spread)))
  }

  private static func upper(_ observed: ObservedProportion, _ z: Double) -> Double {
    guard observed.failures > 0 else { return 1 }
    let (centre, spread) = terms(observed, z)
    return min(1, max(observed.rate, (centre + spread) / (observed.trials + z * z)))
  }

  /// The formula's two terms, both multiplied by the number of trials.
  private static func terms(_ observed: ObservedProportion, _ z: Double) -> (centre: Double, spread: Double) {
    let centre = observed.successes + z * z / 2
    let spread = z * (observed.rate * observed.failures + z * z / 4).squareRoot()
    return (centre, spread)
  }
}
