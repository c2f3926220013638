/// Two bounds that a proportion is taken to lie between.
///
/// There is no way to make one that is reversed, outside 0…1 or not a number.
package struct Interval: Equatable, Sendable {
  /// The smaller bound, 0…1.
  package let lower: Double

  /// The larger bound, `lower`…1.
  package let upper: Double

  /// Fails unless `0 ≤ lower ≤ upper ≤ 1`, which also refuses NaN and infinities.
  package init?(lower: Double, upper: Double) {
    guard lower >= 0, lower <= upper, upper <= 1 else { return nil }
    self.lower = lower
    self.upper = upper
  }

  /// Whether `rate` lies between the bounds, both included.
  package func contains(_ rate: Double) -> Bool {
    lower <= rate && rate <= upper
  }
}
