/// A checked level such as 0.95, and the tail probabilities that it leaves.
struct ConfidenceLevel {
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
