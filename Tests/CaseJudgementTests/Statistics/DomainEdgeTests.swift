import Testing

@testable import CaseJudgement

/// Formulas at the ends of what they are defined for, and at equality with what they are held against.
@Suite struct DomainEdgeTests {
  @Test func certification() throws {
    // At a confidence of one half the bound is the rate itself.
    #expect(Certification.fewestSuccesses(toCertify: 0.5, trials: 10, confidence: 0.5) == 5)
    #expect(Certification.mostEvents(toCertify: 0.5, trials: 10, confidence: 0.5) == 5)
    #expect(Certification.fewestSuccesses(toCertify: 0, trials: 10, confidence: 0.95) == 0)
    #expect(Certification.fewestSuccesses(toCertify: 1, trials: 10, confidence: 0.5) == nil)
    #expect(Certification.mostEvents(toCertify: 1, trials: 10, confidence: 0.95) == 10)
    #expect(Certification.mostEvents(toCertify: 0, trials: 10, confidence: 0.5) == nil)
    #expect(Certification.fewestTrials(toCertify: 0, confidence: 0.95) == 1)
    #expect(Certification.fewestTrials(toCertify: 1, confidence: 0.5) == nil)
    let bound = try #require(Wilson.lowerBound(successes: 32, trials: 32, confidence: 0.95))
    #expect(Certification.fewestTrials(toCertify: bound, confidence: 0.95) == 32)
    for trials in [-1, 0, 10_000_000_001] {
      #expect(Certification.fewestSuccesses(toCertify: 0.5, trials: trials, confidence: 0.95) == nil)
    }
    #expect(Certification.fewestSuccesses(toCertify: 0.5, trials: 10_000_000_000, confidence: 0.95) != nil)
  }

  @Test func boundsOfVeryManyTrials() {
    #expect(ClopperPearson.lowerBound(successes: 0, trials: 1e10, confidence: 0.95) == 0)
    #expect(ClopperPearson.upperBound(successes: 1e10, trials: 1e10, confidence: 0.95) == 1)
    #expect(Wilson.upperBound(successes: 1e10, trials: 1e10, confidence: 0.95) == 1)
    #expect(Wilson.lowerBound(successes: 0, trials: 5, confidence: 0.5) == 0)
    #expect(Wilson.lowerBound(successes: 3, trials: 5, confidence: 0.3) == 0.6, "never above the rate")
  }

  @Test func binomial() {
    #expect(Binomial.upperTail(successes: 0, trials: 20_000_000_000, probability: 0.5) == 1)
    #expect(Binomial.upperTail(successes: 0, trials: 0, probability: 0.5) == 1)
    #expect(Binomial.upperTail(successes: 1, trials: 0, probability: 0.5) == 0)
    #expect(Binomial.upperTail(successes: 2, trials: 2, probability: 0) == 0)
    #expect(Binomial.upperTail(successes: 2, trials: 2, probability: 1) == 1)
    #expect(isClose(Binomial.upperTail(successes: 2, trials: 2, probability: 0.5), 0.25, within: 1e-12))
  }

  @Test func beta() {
    #expect(Beta.regularized(0.5, 0, 1) == 1)
    #expect(Beta.regularized(0.5, 1, 0) == 0)
    #expect(Beta.regularized(0.5, 0, 0) == nil)
    #expect(Beta.areShapes(Beta.largestShape, Beta.largestShape))
    #expect(!Beta.areShapes(Beta.largestShape.nextUp, 1) && !Beta.areShapes(1, Beta.largestShape.nextUp))
    #expect(Beta.inverse(0, 2, 3) == 0 && Beta.inverse(1, 2, 3) == 1)
  }

  @Test func budgets() {
    #expect(BudgetArithmetic.burnRate(errorRate: 0.5, objective: 0) == 0.5)
    #expect(BudgetArithmetic.burnRate(errorRate: 0, objective: 0.5) == 0)
    #expect(BudgetArithmetic.burnRate(errorRate: 0, objective: 1) == nil)
    #expect(BudgetArithmetic.allowedErrors(objective: 0, volume: 7) == 7)
    #expect(BudgetArithmetic.allowedErrors(objective: 1, volume: 7) == 0)
    #expect(BudgetArithmetic.timeToExhaustion(window: .seconds(1 << 62), burnRate: 1) == .never)
    #expect(BudgetArithmetic.timeToExhaustion(window: .zero, burnRate: 1) == nil)
    #expect(BudgetArithmetic.timeToExhaustion(window: .seconds(1), burnRate: 0) == .never)
  }

  @Test func percentiles() {
    let histogram = [(value: 1, count: 0), (value: 2, count: 3), (value: 9, count: 1)]
    #expect(Percentile.nearestRank(0, in: histogram) == 2)
    #expect(Percentile.nearestRank(0.75, in: histogram) == 2)
    #expect(Percentile.nearestRank(1, in: histogram) == 9)
    #expect(Percentile.nearestRank(0.5, in: [(value: 1, count: 0)]) == nil)
    #expect(Percentile.nearestRank(0.5, in: [(value: 1, count: 1 << 53)]) == 1)
    #expect(Percentile.nearestRank(0.5, in: [(value: 1, count: 1 << 53), (value: 2, count: 1)]) == nil)
  }

  @Test func standardErrors() {
    #expect(StandardError.plain(count: 5, sum: 0, sumOfSquares: 0) == 0)
    #expect(StandardError.plain(count: 2, sum: 2, sumOfSquares: 2) == 0)
    #expect(StandardError.plain(count: 1, sum: 0, sumOfSquares: 0) == nil)
  }

  @Test func repeats() {
    #expect(Repeats.allPass(draws: 2, repeats: 2, casesByPasses: [0: 1, 1: 0, 2: 3]) == 0.75)
    #expect(Repeats.anyPass(draws: 1, repeats: 1, casesByPasses: [0: 1, 1: 1]) == 0.5)
    #expect(Repeats.allPass(draws: 1, repeats: 1, casesByPasses: [:]) == nil)
    #expect(Repeats.allPass(draws: 0, repeats: 1, casesByPasses: [1: 1]) == nil)
    #expect(Repeats.allPass(draws: 1, repeats: 1, casesByPasses: [2: 1]) == nil)
  }

  @Test func severalComparisons() {
    #expect(Holm.adjusted([0, 1]) == [0, 1])
    #expect(Holm.adjusted([0.02, 0.02]) == [0.04, 0.04])
  }

  @Test func intervals() {
    #expect(Interval(lower: 0, upper: 0) != nil && Interval(lower: 1, upper: 1) != nil)
    #expect(DifferenceInterval(lower: -1, upper: -1) != nil && DifferenceInterval(lower: 1, upper: 1) != nil)
    #expect(DifferenceInterval(lower: 0.1, upper: 0) == nil)
  }

  @Test func pairs() {
    for (broken, fixed) in [(0, 5), (5, 0)] {
      #expect(isClose(McNemar.exact(broken: broken, fixed: fixed), 0.0625, within: 1e-12))
    }
    #expect(McNemar.oneSided(broken: 0, fixed: 5) == 1)
    #expect(isClose(McNemar.oneSided(broken: 5, fixed: 0), 0.03125, within: 1e-12))
    for difference in [-1.0, 1] {
      #expect(TangoScore.statistic(broken: 1, fixed: 1, count: 9, at: difference) == nil)
    }
    for confidence in [0.0, 1, -0.1, 1.1, .nan] {
      #expect(TangoScore.interval(broken: 1, fixed: 1, count: 9, confidence: confidence) == nil)
    }
    #expect(TangoScore.statistic(broken: 0, fixed: 0, count: 9, at: 0) == 0)
    #expect(
      DiscordantPairs(broken: 0, fixed: 9, count: 9) != nil && DiscordantPairs(broken: 9, fixed: 0, count: 9) != nil)
    #expect(DiscordantPairs(broken: 0, fixed: 0, count: 0) == nil)
  }

  @Test func power() {
    #expect(PairedPower.cases(toDetect: 0.1, variance: 0) == 0)
    #expect(PairedPower.cases(toDetect: 0, variance: 0.1) == nil)
    #expect(PairedPower.detectableDifference(cases: 10, variance: 0) == 0)
    #expect(PairedPower.detectableDifference(cases: 0, variance: 0) == nil)
    #expect(PairedPower.cases(toRuleOutDropOf: 0.25, difference: -0.25, variance: 0, confidence: 0.95) == nil)
    let least = PairedPower.fewestCases(toRuleOutDropOf: 0.25, confidence: 0.95)
    #expect(least != nil)
    #expect(PairedPower.cases(toRuleOutDropOf: 0.25, difference: 0, variance: 0, confidence: 0.95) == least)
    for margin in [0.0, 1] {
      #expect(PairedPower.fewestCases(toRuleOutDropOf: margin, confidence: 0.95) == nil)
    }
  }

  @Test func differences() throws {
    #expect(PairedDifference(singles: [PairGroup(gain: 0, runs: 0, count: 1)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 3, runs: 2, count: 1)]) == nil)
    let all = try #require(PairedDifference(singles: [PairGroup(gain: 2, runs: 2, count: 3)]))
    #expect(all.mean == 1 && all.z == nil, "nothing varies")
    let none = try #require(
      PairedDifference(singles: [PairGroup(gain: 1, runs: 1, count: 0), PairGroup(gain: -1, runs: 1, count: 4)]))
    #expect(none.mean == -1 && none.cases == 4)
  }

  @Test func casesWithoutTrials() throws {
    let silent = CaseGroup(hits: 0, trials: 0, count: 5)
    let rate = try #require(
      RateEstimate(singles: [CaseGroup(hits: 1, trials: 2, count: 3), silent], clusters: [[silent]]))
    #expect(rate.cases == 3 && rate.clusters == 3 && rate.rate == 0.5)
    #expect(RateEstimate(singles: [silent]) == nil)
  }
}
