import CaseJudgement
import Testing

@Suite struct RateEstimatePropertyTests {
  struct Sample {
    var singles: [CaseGroup]
    var clusters: [[CaseGroup]]

    init(using generator: inout SeededGenerator) {
      let group = { (generator: inout SeededGenerator) in
        let trials = Int.random(in: 0...7, using: &generator)
        return CaseGroup(
          hits: Int.random(in: 0...trials, using: &generator), trials: trials,
          count: Int.random(in: 0...40, using: &generator))
      }
      singles = (0...Int.random(in: 0...12, using: &generator)).map { _ in group(&generator) }
      clusters = (0..<Int.random(in: 0...20, using: &generator)).map { _ in
        (0...Int.random(in: 0...5, using: &generator)).map { _ in group(&generator) }
      }
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func orderAndSplittingChangeNoBit(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let sample = Sample(using: &generator)
    let expected = RateEstimate(singles: sample.singles, clusters: sample.clusters)
    let split = { (group: CaseGroup, generator: inout SeededGenerator) in
      let part = Int.random(in: 0...group.count, using: &generator)
      return [part, group.count - part].map { CaseGroup(hits: group.hits, trials: group.trials, count: $0) }
    }
    for _ in 0..<5 {
      let singles = sample.singles.flatMap { split($0, &generator) }.shuffled(using: &generator)
      let clusters = sample.clusters.map { cluster in
        cluster.flatMap { split($0, &generator) }.shuffled(using: &generator)
      }
      #expect(RateEstimate(singles: singles, clusters: clusters.shuffled(using: &generator)) == expected)
    }
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func clustersOfOneAreSingles(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let singles = Sample(using: &generator).singles
    let clusters = singles.flatMap { group in
      Array(repeating: [CaseGroup(hits: group.hits, trials: group.trials)], count: group.count)
    }
    let estimate = RateEstimate(singles: singles)
    #expect(RateEstimate(singles: [], clusters: clusters) == estimate)
    #expect(estimate?.clusteredStandardError == estimate?.plainStandardError)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func neverMoreEvidenceThanCases(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let sample = Sample(using: &generator)
    guard let estimate = RateEstimate(singles: sample.singles, clusters: sample.clusters) else { return }
    #expect(estimate.effectiveSampleSize > 0)
    #expect(estimate.effectiveSampleSize <= Double(estimate.cases) * (1 + 1e-15))
    #expect((0...estimate.effectiveSampleSize).contains(estimate.effectiveSuccesses))
    let interval = Wilson.interval(
      successes: estimate.effectiveSuccesses, trials: estimate.effectiveSampleSize, confidence: 0.95)
    #expect(try #require(interval).contains(estimate.rate))
  }

  @Test func fg13_noRateWithoutTrials() {
    #expect(RateEstimate(singles: []) == nil)
    #expect(RateEstimate(singles: [], clusters: [[]]) == nil)
    #expect(RateEstimate(singles: [CaseGroup(hits: 0, trials: 0, count: 5)]) == nil)
    #expect(RateEstimate(singles: [CaseGroup(hits: 1, trials: 1, count: 0)]) == nil)
  }

  @Test(arguments: [
    CaseGroup(hits: 2, trials: 1), CaseGroup(hits: -1, trials: 1), CaseGroup(hits: 0, trials: -1),
    CaseGroup(hits: 1, trials: 1, count: -1), CaseGroup(hits: 1, trials: .max, count: .max),
    CaseGroup(hits: 1, trials: 1, count: 1 << 32),
  ])
  func fg15_impossibleCountsGiveNoRate(group: CaseGroup) {
    let possible = CaseGroup(hits: 1, trials: 1)
    #expect(RateEstimate(singles: [possible, group]) == nil)
    #expect(RateEstimate(singles: [possible], clusters: [[group]]) == nil)
  }

  @Test func theLargestSumsFit() throws {
    let half = 1 << 31
    let groups = [CaseGroup(hits: 0, trials: half), CaseGroup(hits: half, trials: half)]
    #expect(try #require(RateEstimate(singles: groups)).rate == 0.5)
    let together = try #require(RateEstimate(singles: [], clusters: [groups]))
    #expect(isClose(together.plainStandardError, 0.5))
    #expect(isClose(together.clusteredStandardError, 0.125.squareRoot()))
    let many = groups.map { CaseGroup(hits: $0.hits / half, trials: 1, count: half) }
    let estimate = try #require(RateEstimate(singles: [], clusters: many.map { [$0] }))
    #expect(estimate.clusters == 2)
    #expect(isClose(estimate.effectiveSampleSize, 2))
  }
}
