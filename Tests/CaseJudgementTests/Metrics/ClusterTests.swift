import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct ClusterTests {
  private static let clustered = Tally.made { tally in
    for cluster in 0..<50 {
      tally.add(4, should: .act, did: [cluster < 46 ? .act : .refuse], cluster: "customer-\(cluster)")
    }
  }

  @Test func fg23_clusteredCasesDoNotInflateN() {
    let found = MetricReport(Self.clustered).measure(.passRate).measurement
    #expect(found?.value == 0.92 && found?.cases == 200)
    #expect(isClose(found?.standardError, 0.0192314650, within: 1e-10))
    #expect(isClose(found?.clusteredStandardError, 0.0383907443, within: 1e-10))
    let independent = MetricReport(.passing(184, of: 200)).measure(.passRate).measurement
    #expect((found?.interval?.lower ?? 1) < (independent?.interval?.lower ?? 0))
    #expect((found?.interval?.upper ?? 0) > (independent?.interval?.upper ?? 1))
  }

  @Test func wilsonsIntervalOfIndependentCases() {
    let found = MetricReport(.passing(184, of: 200)).measure(.passRate).measurement
    #expect(isClose(found?.interval?.lower, 0.8740105117, within: 1e-10))
    #expect(isClose(found?.interval?.upper, 0.9501594141, within: 1e-10))
    #expect(found?.clusteredStandardError == nil)
  }

  @Test func aCaseAloneInItsClusterIsAnyCase() {
    let alone = Tally.made { tally in
      for number in 0..<200 {
        tally.add(should: .act, did: [number < 184 ? .act : .refuse], cluster: "customer-\(number)")
      }
    }
    let found = MetricReport(alone).measure(.passRate)
    #expect(found == MetricReport(.passing(184, of: 200)).measure(.passRate))
    #expect(CountedCases(alone).clusters.isEmpty)
    #expect(CountedCases(Self.clustered).clusters.count == 50 && CountedCases(Self.clustered).singles.isEmpty)
  }

  @Test func theOrderOfCasesDoesNotCount() {
    let turned = Tally.made { tally in
      for cluster in (0..<50).reversed() {
        tally.add(4, should: .act, did: [cluster < 46 ? .act : .refuse], cluster: "customer-\(cluster)")
      }
    }
    #expect(MetricReport(turned).measure(.passRate) == MetricReport(Self.clustered).measure(.passRate))
  }
}
