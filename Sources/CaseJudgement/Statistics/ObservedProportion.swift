/// So many successes in so many trials, checked once for every method that bounds a rate.
///
/// Real-valued, because repeats and design effects give effective counts.
struct ObservedProportion {
  let successes: Double
  let trials: Double

  /// Fails when `trials` is not positive, either is not finite, or `successes` lies outside `0...trials`.
  init?(successes: Double, trials: Double) {
    guard trials > 0, trials.isFinite, successes >= 0, successes <= trials else { return nil }
    self.successes = successes
    self.trials = trials
  }

  var failures: Double { trials - successes }

  /// Successes over trials, 0…1.
  var rate: Double { successes / trials }
}
