/// How many pairs of cases it takes to see a difference, and how small a difference so many pairs can show.
///
/// Source: E. Miller, "Adding error bars to evals" (2024), arXiv:2411.00640, section 5; the normal approximation of the
/// sample size of a paired comparison.
package enum PairedPower {
  /// The chance of seeing what is there, unless another is asked for.
  package static let usual = 0.8

  /// `(z_{α/2} + z_β)² · ω² / δ²`, rounded up.
  ///
  /// - Parameters:
  ///   - difference: `δ`, not 0.
  ///   - variance: `ω²`, of the difference of a case.
  ///   - confidence: two-sided.
  ///   - power: the chance of seeing it.
  /// - Returns: nil outside these domains.
  package static func cases(
    toDetect difference: Double, variance: Double, confidence: Double = 0.95, power: Double = usual
  ) -> Int? {
    guard let level = ConfidenceLevel(confidence), difference != 0, variance >= 0 else { return nil }
    return multiplier(level.eachTail, power).flatMap { wholeCases($0 * $0 * variance / (difference * difference)) }
  }

  /// `(z_{α/2} + z_β) · ω / √n`: the smallest difference that so many cases show.
  ///
  /// - Returns: nil outside the domains of `cases(toDetect:…)`, and for no cases.
  package static func detectableDifference(
    cases: Double, variance: Double, confidence: Double = 0.95, power: Double = usual
  ) -> Double? {
    guard let level = ConfidenceLevel(confidence), cases > 0, cases.isFinite, variance >= 0 else { return nil }
    return multiplier(level.eachTail, power).map { $0 * (variance / cases).squareRoot() }
  }

  /// How many cases show that nothing dropped by more than a margin, if the true difference and variance are those given.
  ///
  /// `(z_α + z_β)² · ω² / (margin + δ)²`, and never fewer than it takes where nothing changes at all, `z²(1−m)/m` by
  /// Tango's score.
  ///
  /// - Parameter confidence: one-sided.
  /// - Returns: nil where the difference itself is a drop of the margin or more, which no number of cases shows.
  package static func cases(
    toRuleOutDropOf margin: Double, difference: Double, variance: Double, confidence: Double, power: Double = usual
  ) -> Int? {
    guard let least = fewestCases(toRuleOutDropOf: margin, confidence: confidence),
      let level = ConfidenceLevel(confidence), margin + difference > 0, variance >= 0,
      let factor = multiplier(level.oneTail, power)
    else { return nil }
    let room = margin + difference
    return wholeCases(factor * factor * variance / (room * room)).map { max($0, least) }
  }

  /// The fewest cases that rule out a drop of a margin where not one of them changes.
  ///
  /// - Parameter margin: strictly between 0 and 1.
  /// - Returns: nil outside these domains.
  package static func fewestCases(toRuleOutDropOf margin: Double, confidence: Double) -> Int? {
    guard margin > 0, margin < 1, let level = ConfidenceLevel(confidence),
      let z = NormalDistribution.quantile(level.oneTail), let count = wholeCases(z * z * (1 - margin) / margin)
    else { return nil }
    return max(1, count)
  }

  private static func multiplier(_ tail: Double, _ power: Double) -> Double? {
    guard let critical = NormalDistribution.quantile(tail), let reserve = NormalDistribution.quantile(power) else {
      return nil
    }
    return reserve - critical
  }

  private static func wholeCases(_ value: Double) -> Int? { Int(exactly: value.rounded(.up)) }
}
