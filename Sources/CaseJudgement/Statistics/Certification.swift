/// How many cases, and how many passes among them, it takes for a bound to clear a bar.
///
/// The gate's own bound is Wilson's, so whether its bar can be certified is asked by `.wilson`. The exact bound mostly
/// gives the same number of successes or one more or less. The two differ most when every case passes: for 0.92
/// Wilson's asks for 32 cases and the exact one for 36 at 95 %, but for 63 and 56 at 99 %, so that neither is the
/// stricter one throughout.
package enum Certification {
  /// Whose one-sided bound has to clear the bar.
  package enum Method: CaseIterable, Sendable {
    /// The gate's: right on average.
    case wilson
    /// Exact: never less confidence than said. Without a failure its lower bound is `(1 − confidence)^(1/n)`.
    case clopperPearson
  }

  /// The smallest number of successes whose lower bound is at least `bound`.
  ///
  /// For saying how many failures a bar with a confidence leaves room for.
  ///
  /// - Returns: `0...trials`; nil when even a pass of every trial cannot certify it, which is always so for a bound of
  ///   1, and nil for a bound outside 0…1, no trials or more than `Beta.largestShape`, or a confidence outside (0, 1).
  package static func fewestSuccesses(
    toCertify bound: Double, trials: Int, confidence: Double, method: Method = .wilson
  ) -> Int? {
    guard bound >= 0, bound < 1, isCountable(trials) else { return nil }
    return smallest(in: 0...trials) { successes in
      method.lowerBound(successes, of: trials, confidence).map { $0 >= bound } ?? false
    }
  }

  /// The largest number of events whose upper bound is at most `bound`: the mirror for bars that say `at_most`.
  ///
  /// - Returns: `0...trials`; nil when even no event at all cannot certify it, which is always so for a bound of 0,
  ///   and nil for a bound outside 0…1, no trials or more than `Beta.largestShape`, or a confidence outside (0, 1).
  package static func mostEvents(
    toCertify bound: Double, trials: Int, confidence: Double, method: Method = .wilson
  ) -> Int? {
    guard bound > 0, bound <= 1, isCountable(trials) else { return nil }
    let spared = smallest(in: 0...trials) { spared in
      method.upperBound(trials - spared, of: trials, confidence).map { $0 <= bound } ?? false
    }
    return spared.map { trials - $0 }
  }

  /// The smallest number of trials that certify a lower bound when every one of them passes.
  ///
  /// Also the smallest that certify an upper bound of `1 − bound` when none of them is an event.
  ///
  /// - Returns: at least 1; nil for a bound outside 0..<1, a confidence outside (0, 1), or where it would take more
  ///   than `Beta.largestShape` trials.
  package static func fewestTrials(
    toCertify bound: Double, confidence: Double, method: Method = .wilson
  ) -> Int? {
    guard bound >= 0, bound < 1 else { return nil }
    return smallest(in: 1...largestCount) { trials in
      method.lowerBound(trials, of: trials, confidence).map { $0 >= bound } ?? false
    }
  }

  /// As far as the exact bound goes.
  private static let largestCount = Int(Beta.largestShape)

  private static func isCountable(_ trials: Int) -> Bool { (1...largestCount).contains(trials) }

  /// Bisection: the first value that `holds`, which must go on holding once it does; nil when the last one does not.
  private static func smallest(in range: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
    guard holds(range.upperBound) else { return nil }
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = low + (high - low) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension Certification.Method {
  fileprivate func lowerBound(_ successes: Int, of trials: Int, _ confidence: Double) -> Double? {
    let (successes, trials) = (Double(successes), Double(trials))
    return switch self {
    case .wilson: Wilson.lowerBound(successes: successes, trials: trials, confidence: confidence)
    case .clopperPearson: ClopperPearson.lowerBound(successes: successes, trials: trials, confidence: confidence)
    }
  }

  fileprivate func upperBound(_ successes: Int, of trials: Int, _ confidence: Double) -> Double? {
    let (successes, trials) = (Double(successes), Double(trials))
    return switch self {
    case .wilson: Wilson.upperBound(successes: successes, trials: trials, confidence: confidence)
    case .clopperPearson: ClopperPearson.upperBound(successes: successes, trials: trials, confidence: confidence)
    }
  }
}
