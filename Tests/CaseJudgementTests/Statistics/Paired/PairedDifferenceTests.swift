import CaseJudgement
import Testing

@Suite struct PairedDifferenceTests {
  private func difference(_ broken: Int, _ fixed: Int, of cases: Int, copies: Int = 0) -> PairedDifference? {
    PairedDifference(
      singles: [
        PairGroup(gain: -1, count: broken), PairGroup(gain: 1, count: fixed),
        PairGroup(gain: 0, count: cases - broken - fixed),
      ], copies: copies)
  }

  /// b = 10, c = 2, n = 200: computed with scipy.
  @Test func theReferenceValues() throws {
    let found = try #require(difference(10, 2, of: 200))
    #expect(isClose(found.mean, -0.04))
    #expect(isClose(found.standardError, 0.0171308884, within: 5e-11))
    #expect(isClose(found.z, -2.3349635531, within: 5e-11))
    let wald = try #require(found.wald(confidence: 0.95))
    #expect(isClose(wald.lower, -0.0735759242, within: 5e-11))
    #expect(isClose(wald.upper, -0.0064240758, within: 5e-11))
  }

  /// The trap of an interval made of a standard error: where nothing changed it is as narrow as can be.
  @Test func withoutAChangeWaldIsSureAndTheScoreIsNot() throws {
    let found = try #require(difference(0, 0, of: 5))
    #expect(found.wald(confidence: 0.95) == DifferenceInterval(lower: 0, upper: 0))
    #expect(try #require(found.lowerBound(confidence: 0.95)) < -0.35)
    #expect(found.z == nil)
  }

  @Test func clustersThatAgreeCountOnce() throws {
    // Four copies of the same fifty cases, of which two broke.
    let clusters = (0..<50).map { [PairGroup(gain: $0 < 2 ? -1 : 0, count: 4)] }
    let clustered = try #require(PairedDifference(singles: [], clusters: clusters))
    let single = try #require(difference(2, 0, of: 50))
    #expect(isClose(clustered.mean, single.mean))
    #expect(clustered.effectiveCases < 52)
    #expect(try #require(clustered.clusteredStandardError) > 1.9 * #require(clustered.plainStandardError))
    let (bound, alone) = (
      try #require(clustered.lowerBound(confidence: 0.95)), try #require(single.lowerBound(confidence: 0.95))
    )
    #expect(isClose(bound, alone, within: 0.005))
    // Nothing changed in any of them: as many as there are clusters.
    let quiet = try #require(PairedDifference(singles: [], clusters: [[PairGroup(gain: 0, count: 500)]]))
    #expect(quiet.effectiveCases == 1)
  }

  @Test func copiesKnowNothing() throws {
    let found = try #require(difference(0, 0, of: 200, copies: 150))
    #expect(found.effectiveCases == 50)
    let bound = try #require(found.lowerBound(confidence: 0.95))
    #expect(isClose(bound, try #require(difference(0, 0, of: 50)?.lowerBound(confidence: 0.95))))
    #expect(try #require(difference(0, 0, of: 3, copies: 3)).effectiveCases == 1)
  }

  @Test func repeatsCountInParts() throws {
    let found = try #require(
      PairedDifference(singles: [PairGroup(gain: -2, runs: 4, count: 10), PairGroup(gain: 1, runs: 4, count: 90)]))
    #expect(isClose(found.broken, 5))
    #expect(isClose(found.fixed, 22.5))
    #expect(isClose(found.mean, 0.175))
  }

  @Test func impossibleNumbers() {
    #expect(PairedDifference(singles: []) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 2, runs: 1)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: .min, runs: 1)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 0, runs: 0)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 0, runs: 1), PairGroup(gain: 0, runs: 2)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 0, count: -1)]) == nil)
    #expect(PairedDifference(singles: [PairGroup(gain: 0)], copies: -1) == nil)
  }
}
