/// When a run asks whether it may stop: after every tenth case, and beyond two hundred after every twentieth part more.
///
/// The sequences hold at every moment, so that the moments are only a matter of how many cases run side by side. They
/// depend on nothing but the number of cases: not on the jobs, and not on what came out.
struct StoppingSchedule {
  private static let fewest = 10
  private static let part = 20

  let count: Int

  /// How many cases run between one look and the next, after so many.
  func batch(after ran: Int) -> Int { min(max(Self.fewest, ran / Self.part), count - ran) }
}
