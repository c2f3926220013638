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

  /// A mirrored view: failures counted as successes.
  var mirrored: ObservedProportion { ObservedProportion(swapping: self) }

  private init(swapping other: ObservedProportion) {
    successes = other.failures
    trials = other.trials
  }
}

/// A checked level such as 0.95, and the tail probabilities that it leaves.
struct Confidence {
  private let complement: Double

  /// Fails unless the level lies strictly between 0 and 1.
  init?(_ level: Double) {
    guard level > 0, level < 1 else { return nil }
    complement = 1 - level
  }

  /// What a one-sided bound leaves outside: α.
  var oneTail: Double { complement }

  /// What a two-sided interval leaves outside on each side: α/2.
  var eachTail: Double { complement / 2 }
}
