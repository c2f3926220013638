import CaseJudgement
import Testing

@Suite struct ProportionBoundTests {
  static let sizes: [Double] = [0.4, 1, 2, 7.5, 50, 200]
  static let levels: [Double] = [1e-300, 1e-9, 0.2, 0.5, 0.8, 0.95, 0.999, 1 - 1e-12]

  static func counts(upTo trials: Double) -> [Double] {
    (0...40).map { trials * Double($0) / 40 }
  }

  @Test(arguments: ProportionBounds.all, sizes)
  func containTheRate(bounds: ProportionBounds, trials: Double) throws {
    for successes in Self.counts(upTo: trials) {
      for level in Self.levels {
        let interval = try #require(bounds.interval(successes, trials, level))
        #expect(interval.contains(successes / trials))
        let lower = try #require(bounds.lower(successes, trials, level))
        let upper = try #require(bounds.upper(successes, trials, level))
        #expect(0 <= lower && lower <= successes / trials && successes / trials <= upper && upper <= 1)
      }
    }
  }

  @Test(arguments: ProportionBounds.all, sizes)
  func widenWithConfidence(bounds: ProportionBounds, trials: Double) throws {
    for successes in Self.counts(upTo: trials) {
      let intervals = try Self.levels.map { try #require(bounds.interval(successes, trials, $0)) }
      for (narrow, wide) in zip(intervals, intervals.dropFirst()) {
        #expect(wide.lower <= narrow.lower && narrow.upper <= wide.upper)
      }
    }
  }

  @Test(arguments: ProportionBounds.all, sizes)
  func riseWithSuccesses(bounds: ProportionBounds, trials: Double) throws {
    for level in Self.levels {
      let lower = try Self.counts(upTo: trials).map { try #require(bounds.lower($0, trials, level)) }
      let upper = try Self.counts(upTo: trials).map { try #require(bounds.upper($0, trials, level)) }
      #expect(zip(lower, lower.dropFirst()).allSatisfy(<=))
      #expect(zip(upper, upper.dropFirst()).allSatisfy(<=))
    }
  }

  @Test(arguments: ProportionBounds.all, sizes)
  func twoSidedBoundsAreOneSidedOnesAtHalfTheTail(bounds: ProportionBounds, trials: Double) throws {
    for successes in Self.counts(upTo: trials) {
      let interval = try #require(bounds.interval(successes, trials, 0.9))
      #expect(isClose(bounds.lower(successes, trials, 0.95), interval.lower, within: 1e-14))
      #expect(isClose(bounds.upper(successes, trials, 0.95), interval.upper, within: 1e-14))
    }
  }

  @Test(arguments: ProportionBounds.all, [0.3, 1, 3, 10, 33, 200, 1e6, 1e9])
  func areExactAtTheEnds(bounds: ProportionBounds, trials: Double) throws {
    for level in Self.levels {
      #expect(bounds.interval(0, trials, level)?.lower == 0)
      #expect(bounds.interval(trials, trials, level)?.upper == 1)
      #expect(bounds.lower(0, trials, level) == 0)
      #expect(bounds.upper(trials, trials, level) == 1)
    }
  }

  @Test(arguments: ProportionBounds.all)
  func fg13_nothingOfNothing(bounds: ProportionBounds) {
    #expect(bounds.interval(0, 0, 0.95) == nil)
    #expect(bounds.lower(0, 0, 0.95) == nil)
    #expect(bounds.upper(0, 0, 0.95) == nil)
  }

  static let impossible: [(Double, Double, Double)] =
    [
      (-1, 10, 0.95), (11, 10, 0.95), (0, -1, 0.95), (-2, -1, 0.95), (5, 10, 0), (5, 10, 1), (5, 10, -0.1), (5, 10, 95),
    ] + notNumbers.flatMap { [($0, 10, 0.95), (5, $0, 0.95), (5, 10, $0), ($0, $0, 0.95)] }

  @Test(arguments: ProportionBounds.all, impossible)
  func fg12_nothingOfImpossibleArguments(bounds: ProportionBounds, arguments: (Double, Double, Double)) {
    let (successes, trials, confidence) = arguments
    #expect(bounds.interval(successes, trials, confidence) == nil)
    #expect(bounds.lower(successes, trials, confidence) == nil)
    #expect(bounds.upper(successes, trials, confidence) == nil)
  }
}
