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

  /// Equal as `String`: merged, they would be named after whichever a dictionary held first.
  @Test func tagsThatOnlyLookAlikeAreApart() {
    let tally = Tally.made {
      $0.add(1, should: .act, did: [.act], tags: ["caf\u{E9}"])
      $0.add(2, should: .act, did: [.refuse], tags: ["cafe\u{301}"])
      $0.add(1, should: .act, did: [.act], tags: ["cafe\u{301}"], cluster: "x")
      $0.add(1, should: .act, did: [.act], tags: ["caf\u{E9}"], cluster: "x")
    }
    let report = MetricReport(tally)
    let tags = report.sliceRates.dropFirst()
    #expect(
      tags.map { Array($0.slice.description.utf8) } == ["tag:cafe\u{301}", "tag:caf\u{E9}"].map { Array($0.utf8) })
    #expect(tags.map(\.passRate.measurement?.numerator) == [1, 2])
    #expect(tags.map(\.passRate.measurement?.denominator) == [3, 2])
    for rate in tags { #expect(report.measure(.passRate, slice: rate.slice) == rate.passRate) }
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
