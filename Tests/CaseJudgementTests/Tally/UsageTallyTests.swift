import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct UsageTallyTests {
  @Test(arguments: [
    (0.0, 0), (0.0004, 1), (1, 1000), (1.1, 1100), (1.2345, 1240), (12.3, 12_300), (999.9, 1_000_000),
    (500.4, 501_000), (30_000, 30_000_000), (0.3, 300), (2.3, 2300),
    (0.999, 999), (0.9991, 1000), (1_000_000_000_001, 1_000_000_000_000_000),
  ])
  func timesAreRoundedUpToThreeDigits(milliseconds: Double, microseconds: Int) {
    #expect(UsageTally.bucket(milliseconds: milliseconds) == microseconds)
  }

  @Test(arguments: [-1.0, .nan, .infinity, 1e300, 1_000_000_000_003])
  func fg12_timesThatCannotBeAreNoneAtAll(milliseconds: Double) {
    #expect(UsageTally.bucket(milliseconds: milliseconds) == nil)
  }

  @Test func nothingSpentIsSaidAndLessThanNothingIsNot() {
    var sum = ReportedSum()
    sum.add(0)
    #expect(sum.sum == 0 && sum.runs == 1)
    sum.add(-1)
    #expect(sum.sum == 0 && sum.runs == 1)
  }

  @Test func aSumThatOverflowsStaysTooLarge() {
    var sum = ReportedSum()
    sum.add(.max)
    sum.add(5)
    sum.add(nil)
    #expect(sum.sum == .max && sum.runs == 2)
  }
}
