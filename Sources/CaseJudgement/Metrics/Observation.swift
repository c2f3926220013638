/// What a metric came out as, or why there is no such number.
package enum Observation: Sendable, Equatable {
  case measured(Measurement)
  /// Nothing was observed that the number could be about: 0/0 is never a number.
  case undefined(reason: String)

  package var measurement: Measurement? {
    if case .measured(let measurement) = self { measurement } else { nil }
  }

  package var value: Double? { measurement?.value }

  /// - Returns: undefined where the value is not finite.
  static func number(
    _ value: Double, numerator: Int? = nil, denominator: Int, cases: Int, estimate: RateEstimate? = nil
  ) -> Observation {
    guard value.isFinite else { return .undefined(reason: "the value is not a number") }
    return .measured(
      Measurement(value: value, numerator: numerator, denominator: denominator, cases: cases, estimate: estimate))
  }
}

extension Observation {
  /// A share of the runs that an estimate is about.
  static func rate(_ estimate: RateEstimate) -> Observation {
    .number(
      estimate.rate, numerator: estimate.hits, denominator: estimate.trials, cases: estimate.cases, estimate: estimate)
  }
}

/// A number, and the evidence that it stands on.
package struct Measurement: Sendable, Equatable {
  /// In the unit of its metric.
  package let value: Double
  /// Runs that count for the number; absent where it is not a quotient of counts.
  package let numerator: Int?
  /// Runs that the number is about; for pass^k, pass@k, flipping and expired cases they are cases.
  package let denominator: Int
  /// Cases that the number is about.
  package let cases: Int
  /// For a share of cases: its uncertainty, with the case as the unit.
  package let estimate: RateEstimate?

  /// Wilson's 95 % interval on the effective number of cases; absent for a number that is no share of cases.
  package var interval: Interval? {
    estimate.flatMap {
      Wilson.interval(successes: $0.effectiveSuccesses, trials: $0.effectiveSampleSize, confidence: 0.95)
    }
  }

  /// As if all cases were independent.
  package var standardError: Double? { estimate?.plainStandardError }

  /// Absent where no two cases share a cluster.
  package var clusteredStandardError: Double? {
    estimate.flatMap { $0.clusters < $0.cases ? $0.clusteredStandardError : nil }
  }

  /// The one-sided bound that the true rate keeps with a confidence.
  func lowerBound(confidence: Double) -> Double? {
    estimate.flatMap {
      Wilson.lowerBound(successes: $0.effectiveSuccesses, trials: $0.effectiveSampleSize, confidence: confidence)
    }
  }

  func upperBound(confidence: Double) -> Double? {
    estimate.flatMap {
      Wilson.upperBound(successes: $0.effectiveSuccesses, trials: $0.effectiveSampleSize, confidence: confidence)
    }
  }
}
