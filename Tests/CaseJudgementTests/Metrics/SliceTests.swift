import CaseJudgement
import CaseModel
import Testing

@Suite struct SliceTests {
  private static let tally = Tally.made { tally in
    tally.add(6, should: .act, did: [.act], severity: .low, tags: ["refund", "fraud"])
    tally.add(2, should: .act, did: [.refuse], severity: .high, tags: ["refund"], cluster: "x")
    tally.add(3, should: .act, did: [.act], severity: .high, tags: ["fraud"], cluster: "x")
    tally.add(1, should: .act, did: [.fail], severity: .critical)
  }

  @Test func everySeverityAndTagThatOccurs() {
    let rates = MetricReport(Self.tally).sliceRates
    #expect(
      rates.map(\.slice.description) == [
        "severity:low", "severity:high", "severity:critical", "tag:fraud", "tag:refund",
      ])
    #expect(rates.map(\.passRate.value) == [1, 0.6, 0, 1, 0.75])
  }

  @Test func oneByOneTheyAreTheSame() {
    let report = MetricReport(Self.tally)
    for rate in report.sliceRates { #expect(report.measure(.passRate, slice: rate.slice) == rate.passRate) }
  }

  @Test func criticalCases() {
    let tally = Tally.made {
      $0.add(3, should: .act, did: [.act, .act], severity: .critical)
      $0.add(2, should: .act, did: [.act, .refuse], severity: .critical)
      $0.add(4, should: .act, did: [.act, .fail], severity: .critical)
      $0.add(5, should: .act, did: [.fail, .refuse], severity: .critical)
      $0.add(6, should: .act, did: [.refuse, .refuse], severity: .high)
    }
    let report = MetricReport(tally)
    #expect(report.criticalCount == 14 && report.criticalFailures == 7 && report.criticalErrors == 4)
  }
}
