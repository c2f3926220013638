/// Two bounds that a difference of two proportions is taken to lie between.
package struct DifferenceInterval: Equatable, Sendable {
  /// The smaller bound, −1…1.
  package let lower: Double
  /// The larger bound, `lower`…1.
  package let upper: Double

  /// Fails unless `−1 ≤ lower ≤ upper ≤ 1`, which also refuses NaN and infinities.
  package init?(lower: Double, upper: Double) {
    guard lower >= -1, lower <= upper, upper <= 1 else { return nil }
    self.lower = lower
    self.upper = upper
  }
}
