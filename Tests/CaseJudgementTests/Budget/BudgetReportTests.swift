import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct BudgetReportTests {
  private func policy(
    _ objective: Double, window: String? = "30d", volume: Int? = 5000, weights: [FailureKind: Points] = [:]
  ) -> BudgetPolicy {
    var policy = BudgetPolicy()
    policy.objective = objective
    policy.window = window.flatMap { TimeSpan($0) }
    policy.volume = volume
    policy.weights = weights
    return policy
  }

  @Test(arguments: [
    (0.95, 200, 10_000), (0.9995, 200, 100), (0.999, 1_000_000, 1_000_000), (0.9, 10, 1000), (0.92, 200, 16_000),
    (0.99, 3, 30), (0.9999, 3, 0), (0.95, 0, 0), (0.7, 10, 3000), (0.93, 100, 7000), (0.35, 20, 13_000),
  ])
  func allowanceIsExactToTheThousandth(objective: Double, cases: Int, thousandths: Int) {
    #expect(BudgetReport.allowance(objective: objective, cases: cases) == Points(thousandths: thousandths))
  }

  @Test(arguments: [Double.nan, 0, 1, -0.5, 1.5, .infinity, 5])
  func fg19_anObjectiveThatIsNoShareAllowsNothingToBeSaid(objective: Double) {
    let report = BudgetReport(MetricReport(.passing(200, of: 200)), policy: policy(objective))
    #expect(report.allowed == nil && !report.isWithin && report.projection == nil)
  }

  @Test func exactlySpentIsWithinAndAThousandthMoreIsOver() {
    let tally = Tally.passing(190, of: 200)
    #expect(BudgetReport(MetricReport(tally), policy: policy(0.95)).state == .within)
    #expect(BudgetReport(MetricReport(tally), policy: policy(0.95)).spent == 10)
    let heavier = policy(0.95, weights: [.overRefusal: Points(thousandths: 1001)])
    #expect(BudgetReport(MetricReport(tally), policy: heavier).state == .over)
    #expect(BudgetReport(MetricReport(.passing(189, of: 200)), policy: policy(0.95)).state == .over)
  }

  @Test func eachKindCostsItsWeight() {
    let tally = Tally.made {
      $0.add(1, should: .refuse, did: [.act])
      $0.add(1, should: .escalate, did: [.refuse])
      $0.add(1, should: .act, did: [.wrongAct])
      $0.add(1, should: .escalate, did: [.escalateElsewhere])
      $0.add(1, should: .act, did: [.refuse])
      $0.add(1, should: .act, did: [.escalate])
      $0.add(1, should: .refuse, did: [.refuseForAnotherReason])
      $0.add(5, should: .act, did: [.fail])
    }
    let report = BudgetReport(MetricReport(tally), policy: policy(0.95))
    #expect(report.items.map(\.kind) == FailureKind.allCases)
    #expect(report.items.map(\.spent) == [10, 5, 3, 2, 1, 1, 0.5])
    #expect(report.items.map(\.count) == [1, 1, 1, 1, 1, 1, 1])
    #expect(report.spent == 22.5)
  }

  @Test func repeatsDivideWhatAFailureCosts() {
    let tally = Tally.made {
      $0.add(28, should: .act, did: [.act, .act, .act])
      $0.add(2, should: .act, did: [.act, .refuse, .refuse])
    }
    let report = BudgetReport(MetricReport(tally), policy: policy(0.95))
    #expect(isClose(report.spent, 4.0 / 3) && report.allowed == Points(thousandths: 1500))
    #expect(report.state == .within)
    // A third of a point three times over is one point, and no thousandth less.
    let exact = Tally.made {
      $0.add(17, should: .act, did: [.act, .act, .act])
      $0.add(3, should: .act, did: [.act, .act, .refuse])
    }
    #expect(BudgetReport(MetricReport(exact), policy: policy(0.95)).state == .within)
  }

  @Test func casesRunMoreOftenThanOthersHaveNoBudget() {
    var tally = Tally.passing(200, of: 200)
    tally.add(should: .act, did: [.act, .act])
    #expect(
      BudgetReport(MetricReport(tally), policy: policy(0.95)).state == .unknown("not all cases were run as often"))
  }

  @Test func weightsThatWouldOverflowAreStillOver() {
    let heavy = Points(thousandths: 1_000_000_000_000)
    let tally = Tally.made { $0.add(9, should: .refuse, did: [.act]) }
    #expect(BudgetReport(MetricReport(tally), policy: policy(0.95, weights: [.unsafeAct: heavy])).state == .over)
  }

  @Test(arguments: [
    (200, "at this rate the 30-day budget of 250 points is not touched"),
    (195, "at this rate the 30-day budget of 250 points lasts, 50 % of it spent"),
    (190, "at this rate the 30-day budget of 250 points lasts, 100 % of it spent"),
    (173, "at this rate the 30-day budget of 250 points lasts 11 days"),
    (0, "at this rate the 30-day budget of 250 points lasts 1 day"),
  ])
  func whatTheRateWouldDoToTheVolume(passes: Int, sentence: String) {
    let report = BudgetReport(MetricReport(.passing(passes, of: 200)), policy: policy(0.95))
    #expect(report.projection?.sentence == sentence)
    #expect(report.burnRate?.isFinite == true && report.projection?.spent.isFinite == true)
  }

  @Test func withoutAWindowOrAVolume() {
    let tally = Tally.passing(173, of: 200)
    #expect(
      BudgetReport(MetricReport(tally), policy: policy(0.95, window: nil)).projection?.sentence
        == "at this rate the budget of 250 points does not last: 5000 cases cost 675")
    #expect(BudgetReport(MetricReport(tally), policy: policy(0.95, volume: nil)).projection == nil)
    #expect(
      BudgetReport(MetricReport(tally), policy: policy(0.95, window: "8h")).projection?.sentence
        == "at this rate the 8h budget of 250 points lasts 2 hours")
  }

  /// A rate of exactly 1 spends all of it, and not more.
  @Test func theBudgetLastsAtARateOfOne() {
    let report = BudgetReport(MetricReport(.passing(100, of: 200)), policy: policy(0.5))
    #expect(report.burnRate == 1)
    #expect(report.projection?.sentence == "at this rate the 30-day budget of 2500 points lasts, 100 % of it spent")
  }

  @Test func aVolumeOfNothingHasNoProjection() {
    #expect(BudgetReport(MetricReport(.passing(173, of: 200)), policy: policy(0.95, volume: 0)).projection == nil)
  }

  @Test(arguments: [
    (59, "less than a minute"), (60, "1 minute"), (3599, "59 minutes"), (3600, "1 hour"), (7199, "1 hour"),
    (7200, "2 hours"), (86_399, "23 hours"), (86_400, "1 day"), (172_800, "2 days"),
  ])
  func aDurationIsToldInItsLargestUnit(seconds: Int, text: String) {
    #expect(BudgetProjection.text(.seconds(seconds)) == text)
  }

  @Test func aVolumeBeyondAllCountingHasNoProjection() {
    let report = BudgetReport(MetricReport(.passing(173, of: 200)), policy: policy(0.95, volume: .max))
    #expect(report.projection == nil && report.state == .over)
  }

  @Test func nothingRunHasNoRate() {
    let report = BudgetReport(MetricReport(Tally()), policy: policy(0.95))
    #expect(report.burnRate == nil && report.projection == nil && report.spent == 0)
  }
}
