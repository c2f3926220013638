/// How much an endpoint is asked at once: half of it after a refusal for load, one more after each answer.
struct AdaptiveConcurrency: Sendable {
  let most: Int
  private(set) var limit: Int
  /// The least that it came to.
  private(set) var least: Int
  /// Counts the times that it was halved.
  private(set) var age = 0

  init(most: Int) {
    self.most = max(1, most)
    limit = self.most
    least = self.most
  }

  mutating func answered() { limit = min(most, limit + 1) }

  /// Halves the limit, once for all that was under way together.
  ///
  /// - Parameter age: when the exchange began that was refused.
  mutating func refused(begunAt age: Int) {
    guard age == self.age else { return }
    limit = max(1, limit / 2)
    least = min(least, limit)
    self.age += 1
  }
}
