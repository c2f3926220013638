/// The agreement of two raters who say yes or no, beyond what chance would bring.
///
/// `κ = (po − pe) / (1 − pe)`: po is the share on which they agree, pe the share on which two would who said yes as
/// often and did not look.
///
/// Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960)
/// 37–46.
package struct CohenKappa: Equatable, Sendable {
  package let value: Double
  /// Of a κ that is not 0, in large samples; 0 where they always agree, which does not mean that κ is known.
  ///
  /// Source: J. L. Fleiss, J. Cohen, B. S. Everitt, "Large sample standard errors of kappa and weighted kappa",
  /// Psychological Bulletin 72 (1969) 323–327, equation 13.
  package let standardError: Double
  private let agreements: Double
  private let count: Double
  private let chance: Double

  /// Fails for an empty table, a negative count, and where both always say the same one thing: then κ is 0/0.
  package init?(bothYes: Int, firstYes: Int, secondYes: Int, bothNo: Int) {
    let counts = [bothYes, firstYes, secondYes, bothNo]
    guard counts.allSatisfy({ $0 >= 0 }) else { return nil }
    let total = Double(counts.reduce(0, +))
    guard total > 0 else { return nil }
    let shares = counts.map { Double($0) / total }
    let (first, second) = (shares[0] + shares[1], shares[0] + shares[2])
    let agreement = shares[0] + shares[3]
    let chance = first * second + (1 - first) * (1 - second)
    guard chance < 1 else { return nil }
    let kappa = (agreement - chance) / (1 - chance)
    let rest = 1 - kappa
    let diagonal =
      shares[0] * Self.square(1 - (first + second) * rest)
      + shares[3] * Self.square(1 - (2 - first - second) * rest)
    // A share in which the first says i and the second j counts with how often the second says i and the first j.
    let beside =
      rest * rest * (shares[1] * Self.square(second + 1 - first) + shares[2] * Self.square(1 - second + first))
    let variance = (diagonal + beside - Self.square(kappa - chance * rest)) / (total * Self.square(1 - chance))
    guard kappa.isFinite, variance.isFinite else { return nil }
    value = kappa
    // A rounding may leave less than nothing.
    standardError = max(0, variance).squareRoot()
    agreements = Double(bothYes + bothNo)
    count = total
    self.chance = chance
  }

  /// The share on which they agree.
  package var agreement: Double { agreements / count }

  /// Both bounds at a two-sided confidence, by the standard error.
  ///
  /// Where they never disagreed that is 0 and would be certain of everything: then the lower bound is what Wilson's
  /// interval of the agreement leaves of κ, with chance held.
  package func interval(confidence: Double) -> (lower: Double, upper: Double)? {
    guard let level = ConfidenceLevel(confidence), let z = NormalDistribution.quantile(1 - level.eachTail),
      let agreed = Wilson.interval(successes: agreements, trials: count, confidence: confidence)
    else { return nil }
    let reach = z * standardError
    return (standardError > 0 ? max(-1, value - reach) : kappa(of: agreed.lower), min(1, value + reach))
  }

  /// The κ that the true one exceeds with this one-sided confidence: the lower of the bounds by the standard error and by
  /// Wilson's interval, so that a disagreement less never proves less.
  package func lowerBound(confidence: Double) -> Double? {
    guard let level = ConfidenceLevel(confidence), let z = NormalDistribution.quantile(1 - level.oneTail),
      let agreed = Wilson.lowerBound(successes: agreements, trials: count, confidence: confidence)
    else { return nil }
    return max(-1, min(value - z * standardError, kappa(of: agreed)))
  }

  private func kappa(of agreement: Double) -> Double { max(-1, (agreement - chance) / (1 - chance)) }

  private static func square(_ value: Double) -> Double { value * value }
}
