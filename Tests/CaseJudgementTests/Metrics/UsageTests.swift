import CaseJudgement
import CaseModel
import Testing

@Suite struct UsageTests {
  private static func usage(milliseconds: Double? = nil, input: Int? = nil, nanodollars: Int? = nil) -> Usage {
    var usage = Usage()
    usage.latencyMilliseconds = milliseconds
    usage.inputTokens = input
    usage.costInNanodollars = nanodollars
    return usage
  }

  private static let tally = Tally.made { tally in
    for milliseconds in [10.0, 20, 30, 40, 50, 60, 70, 80, 90, 1000] {
      tally.add(should: .act, did: [.act], tags: ["slow"], usage: usage(milliseconds: milliseconds, input: 7))
    }
    tally.add(2, should: .act, did: [.act], usage: usage(nanodollars: 1_500_000_000))
    tally.add(2, should: .act, did: [.act])
  }

  @Test func percentilesAreNearestRankAndHideNoTail() {
    let report = MetricReport(Self.tally)
    #expect(report.measure(.latencyMedian).value == 50)
    #expect(report.measure(.latency95).value == 1000)
    #expect(report.measure(.latency99, slice: .tag("slow")).value == 1000)
    #expect(report.measure(.latency95).measurement?.denominator == 10)
  }

  @Test func sumsAreOverTheRunsThatReport() {
    let report = MetricReport(Self.tally)
    #expect(report.measure(.inputTokens).value == 70)
    #expect(report.measure(.outputTokens).value == nil)
    #expect(report.measure(.totalCost).value == 3)
    #expect(report.measure(.costPerCase).value == 1.5)
    #expect(report.measure(.costPerCase).measurement?.denominator == 2)
    #expect(report.measure(.totalCost, slice: .tag("slow")).value == nil)
  }

  @Test func fg14_timeoutsThatDoNotSayHowLongTheyTookAreTheSlowest() {
    var tally = Self.tally
    tally.add(3, should: .act, did: [.fail])
    let report = MetricReport(tally)
    #expect(report.measure(.latencyMedian).value == 70)
    #expect(report.measure(.latency95).value == nil)
    #expect(report.measure(.latency95, errors: .inFavour(of: .atMost(500))).value == 1000)
  }

  @Test func whatErroredRunsCostIsLeftOutInFavourOfABound() {
    var tally = Self.tally
    tally.add(should: .act, did: [.fail], usage: Self.usage(milliseconds: 30_000, nanodollars: 9_000_000_000))
    let report = MetricReport(tally)
    #expect(report.measure(.latency95).value == 30_000)
    #expect(report.measure(.latency95, errors: .inFavour(of: .atMost(500))).value == 1000)
    #expect(report.measure(.totalCost).value == 12)
    #expect(report.measure(.totalCost, errors: .inFavour(of: .atMost(5))).value == 3)
  }
}
