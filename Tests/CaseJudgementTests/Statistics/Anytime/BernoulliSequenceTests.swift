import Testing

@testable import CaseJudgement

/// Robbins' confidence sequence of a rate.
@Suite struct BernoulliSequenceTests {
  private static let alpha = 0.05

  private static func sequence(_ successes: Int, of trials: Int) throws -> BernoulliSequence {
    try #require(BernoulliSequence(successes: successes, trials: trials, alpha: alpha))
  }

  @Test func agreesWithReferenceValues() throws {
    let most = try #require(try Self.sequence(184, of: 200).interval)
    #expect(isClose(most.lower, 0.8368299589, within: 1e-10))
    #expect(isClose(most.upper, 0.9702161638, within: 1e-10))
    let all = try #require(try Self.sequence(200, of: 200).interval)
    #expect(isClose(all.lower, 0.9593539537, within: 1e-10))
    #expect(all.upper == 1)
    let none = try #require(try Self.sequence(0, of: 200).interval)
    #expect(isClose(none.upper, 1 - 0.9593539537, within: 1e-10))
    #expect(none.lower == 0)
  }

  @Test func allFailuresStopAtTwoAndAllPassesAtNinetyOne() throws {
    let failing = try (1...200).first { try Self.sequence(0, of: $0).isBelow(0.92) }
    #expect(failing == 2)
    let passing = try (1...200).first { try Self.sequence($0, of: $0).isAtLeast(0.92) }
    #expect(passing == 91)
  }

  @Test func boundsAreTheEndsOfTheInterval() throws {
    for (successes, trials) in [(0, 1), (1, 1), (3, 7), (184, 200), (5, 1000), (99_000, 100_000)] {
      let sequence = try Self.sequence(successes, of: trials)
      let interval = try #require(sequence.interval)
      #expect(interval.contains(Double(successes) / Double(trials)))
      #expect(!sequence.isAtLeast(interval.lower + 1e-9))
      #expect(!sequence.isBelow(interval.upper - 1e-9))
      if interval.lower > 1e-9 { #expect(sequence.isAtLeast(interval.lower - 1e-9)) }
      if interval.upper < 1 - 1e-9 { #expect(sequence.isBelow(interval.upper + 1e-9)) }
    }
  }

  @Test func nothingIsRuledOutByNothing() throws {
    let before = try Self.sequence(0, of: 0)
    #expect(before.interval == Interval(lower: 0, upper: 1))
    for rate in [0, 0.5, 1, Double.nan, -0.1, 1.1, .infinity] {
      #expect(!before.isAtLeast(rate) && !before.isBelow(rate))
    }
    let after = try Self.sequence(100, of: 200)
    for rate in [Double.nan, -0.1, 1.1, .infinity, -.infinity] {
      #expect(!after.isAtLeast(rate) && !after.isBelow(rate), "\(rate)")
    }
    for alpha in [0, 1, -1, 2, Double.nan] {
      #expect(BernoulliSequence(successes: 1, trials: 2, alpha: alpha) == nil)
    }
    #expect(BernoulliSequence(successes: 3, trials: 2, alpha: 0.05) == nil)
    #expect(BernoulliSequence(successes: -1, trials: 2, alpha: 0.05) == nil)
  }

  /// Somebody looks after every one of 400 trials. The witness is the interval that is made for one look.
  @Test func twoThousandRunsAtTheNullStopWronglyInAtMostFivePercent() throws {
    let rate = 0.92
    var random = SeededGenerator(seed: 21)
    var (stopped, peeked) = (0, 0)
    for _ in 0..<2000 {
      var (successes, isStopped, isPeeked) = (0, false, false)
      for trials in 1...400 {
        if Double.random(in: 0..<1, using: &random) < rate { successes += 1 }
        let sequence = try Self.sequence(successes, of: trials)
        if sequence.isAtLeast(rate) || sequence.isBelow(rate) { isStopped = true }
        if !isPeeked, trials % 10 == 0 {
          let interval = Wilson.interval(successes: Double(successes), trials: Double(trials), confidence: 0.95)
          if interval?.contains(rate) == false { isPeeked = true }
        }
      }
      stopped += isStopped ? 1 : 0
      peeked += isPeeked ? 1 : 0
    }
    #expect(stopped <= 100, "\(stopped) of 2000 stopped wrongly")
    #expect(stopped > 0, "a test that never rules anything out shows nothing")
    #expect(peeked > 300, "looking again and again at an interval for one look went wrong only \(peeked) times")
  }
}
