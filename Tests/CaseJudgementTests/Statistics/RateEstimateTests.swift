import CaseJudgement
import Testing

@Suite struct RateEstimateTests {
  @Test func referenceValueWithoutClusters() throws {
    let estimate = try #require(
      RateEstimate(singles: [CaseGroup(hits: 1, trials: 1, count: 184), CaseGroup(hits: 0, trials: 1, count: 16)]))
    #expect(estimate.rate == 0.92)
    #expect(estimate.cases == 200)
    #expect(estimate.clusters == 200)
    #expect(isClose(estimate.plainStandardError, 0.0192314650, within: 5.1e-11))
    #expect(estimate.clusteredStandardError == estimate.plainStandardError)
    #expect(estimate.designEffect == 1)
    #expect(estimate.effectiveSampleSize == 200)
    #expect(estimate.effectiveSuccesses == 184)
  }

  @Test func fg23_referenceValueOfIdenticalClusters() throws {
    let clusters = (0..<50).map { [CaseGroup(hits: $0 < 46 ? 1 : 0, trials: 1, count: 4)] }
    let estimate = try #require(RateEstimate(singles: [], clusters: clusters))
    #expect(estimate.rate == 0.92)
    #expect(estimate.cases == 200)
    #expect(estimate.clusters == 50)
    #expect(isClose(estimate.plainStandardError, 0.0192314650, within: 5.1e-11))
    #expect(isClose(estimate.clusteredStandardError, 0.0383907443, within: 5.1e-11))
    #expect(isClose(estimate.designEffect, 3.985, within: 1e-12))
    #expect(isClose(estimate.effectiveSampleSize, 200 / 3.985))
  }

  /// Expected values from a direct evaluation of the formulas in numpy.
  @Test func repeatsInClusters() throws {
    let estimate = try #require(
      RateEstimate(
        singles: [
          CaseGroup(hits: 0, trials: 5), CaseGroup(hits: 5, trials: 5), CaseGroup(hits: 3, trials: 5, count: 2),
        ],
        clusters: [
          [CaseGroup(hits: 4, trials: 5), CaseGroup(hits: 5, trials: 5)],
          [CaseGroup(hits: 2, trials: 5), CaseGroup(hits: 5, trials: 5, count: 2)],
        ]))
    #expect(isClose(estimate.rate, 0.7111111111111111, within: 1e-15))
    #expect(estimate.clusters == 6)
    #expect(isClose(estimate.plainStandardError, 0.11600340565456167, within: 1e-14))
    #expect(isClose(estimate.clusteredStandardError, 0.108227323179966, within: 1e-14))
    #expect(isClose(estimate.designEffect, 0.8704270019254728, within: 1e-14))
    // Clusters whose cases contradict each other give no credit.
    #expect(estimate.effectiveSampleSize == 9)
  }

  @Test func unequalTrials() throws {
    let estimate = try #require(
      RateEstimate(
        singles: [CaseGroup(hits: 5, trials: 5), CaseGroup(hits: 2, trials: 4)],
        clusters: [
          [CaseGroup(hits: 1, trials: 2), CaseGroup(hits: 3, trials: 3)],
          [CaseGroup(hits: 0, trials: 1), CaseGroup(hits: 4, trials: 5)],
        ]))
    #expect(estimate.rate == 0.75)
    #expect(isClose(estimate.plainStandardError, 0.10954451150103323, within: 1e-14))
    #expect(isClose(estimate.clusteredStandardError, 0.09585144756340407, within: 1e-14))
    #expect(isClose(estimate.effectiveSampleSize, 5, within: 1e-14))
  }

  @Test func fg23_oneCaseWithMostOfTheTrialsIsNotManyCases() throws {
    let estimate = try #require(
      RateEstimate(singles: [CaseGroup(hits: 999, trials: 1000), CaseGroup(hits: 1, trials: 1, count: 100)]))
    #expect(estimate.effectiveSampleSize < 2)
  }

  @Test func aVarianceBelowZeroIsZero() throws {
    let contradictions = Array(
      repeating: [CaseGroup(hits: 1, trials: 1), CaseGroup(hits: 0, trials: 1)], count: 3)
    let estimate = try #require(RateEstimate(singles: [], clusters: contradictions))
    #expect(isClose(estimate.clusteredStandardError, 0.0912870929175277, within: 1e-14))
    #expect(estimate.effectiveSampleSize == 6)
  }

  @Test(arguments: [0, 1])
  func fg23_copiesDoNotAddEvidenceAtTheEnds(hits: Int) throws {
    let estimate = try #require(
      RateEstimate(
        singles: [CaseGroup(hits: hits, trials: 1, count: 10)],
        clusters: [[CaseGroup(hits: hits, trials: 1, count: 100)], [CaseGroup(hits: hits, trials: 1, count: 3)]]))
    #expect(estimate.rate == Double(hits))
    #expect(estimate.plainStandardError == 0)
    #expect(estimate.clusteredStandardError == 0)
    #expect(estimate.designEffect == nil)
    #expect(estimate.effectiveSampleSize == 12)
    #expect(estimate.effectiveSuccesses == Double(12 * hits))
  }

  @Test func fg23_aSingleClusterIsOneObservation() throws {
    let cluster = [CaseGroup(hits: 1, trials: 1, count: 184), CaseGroup(hits: 0, trials: 1, count: 16)]
    let estimate = try #require(RateEstimate(singles: [], clusters: [cluster]))
    #expect(estimate.cases == 200)
    #expect(estimate.effectiveSampleSize == 1)
  }

  @Test func aSingleCaseHasNoStandardError() throws {
    let estimate = try #require(RateEstimate(singles: [CaseGroup(hits: 3, trials: 5)]))
    #expect(estimate.rate == 0.6)
    #expect(estimate.plainStandardError == nil)
    #expect(estimate.clusteredStandardError == nil)
    #expect(estimate.designEffect == nil)
    #expect(estimate.effectiveSampleSize == 1)
  }

  @Test func casesWithoutTrialsAreNotCounted() throws {
    let groups = [CaseGroup(hits: 3, trials: 5, count: 4), CaseGroup(hits: 5, trials: 5, count: 2)]
    let empty = CaseGroup(hits: 0, trials: 0, count: 1000)
    #expect(RateEstimate(singles: groups + [empty], clusters: [[empty], []]) == RateEstimate(singles: groups))
  }
}
