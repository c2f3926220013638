/// So many pairs, and how many of them came out differently.
///
/// Real-valued, because repeats and design effects give effective counts.
struct DiscordantPairs {
  /// Right before and wrong now.
  let broken: Double
  /// Wrong before and right now.
  let fixed: Double
  let count: Double

  /// Fails where `count` is not positive, something is not finite, or more pairs differ than there are.
  init?(broken: Double, fixed: Double, count: Double) {
    guard count > 0, count.isFinite, broken >= 0, fixed >= 0, broken + fixed <= count * (1 + 1e-12) else { return nil }
    self.broken = broken
    self.fixed = fixed
    self.count = count
  }

  /// The share of right pairs now less that before, −1…1.
  var difference: Double { max(-1, min(1, (fixed - broken) / count)) }

  var reversed: DiscordantPairs? { DiscordantPairs(broken: fixed, fixed: broken, count: count) }
}
