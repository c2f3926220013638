import CaseJudgement
import CaseModel
import Testing

@Suite struct ErrorReadingTests {
  private static let report = MetricReport(
    .made {
      $0.add(6, should: .act, did: [.act])
      $0.add(2, should: .act, did: [.refuse])
      $0.add(2, should: .act, did: [.fail])
      $0.add(3, should: .refuse, did: [.refuse])
      $0.add(1, should: .refuse, did: [.fail])
      $0.add(1, should: .escalate, did: [.escalateElsewhere])
      $0.add(1, should: .escalate, did: [.fail])
    })

  @Test(
    arguments: [
      (Metric.passRate, 9, 16, 13, 16),
      (.accuracy, 6, 10, 8, 10),
      (.refusalRecall, 3, 4, 4, 4),
      // Only an error of a case that should be refused could have been a right refusal.
      (.refusalPrecision, 3, 5, 4, 6),
      (.escalationPrecision, 1, 1, 2, 2),
      (.routingAccuracy, 0, 1, 1, 2),
      (.routePart, 0, 1, 1, 2),
      (.reasonPart, 3, 3, 4, 4),
      (.callsPart, 10, 16, 14, 16),
      (.authorityPart, 12, 16, 16, 16),
    ] as [(Metric, Int, Int, Int, Int)])
  func inFavourOfAtLeast(metric: Metric, hits: Int, trials: Int, bestHits: Int, bestTrials: Int) {
    let plain = Self.report.measure(metric).measurement
    #expect(plain?.numerator == hits && plain?.denominator == trials)
    let best = Self.report.measure(metric, errors: .inFavour(of: .atLeast(1))).measurement
    #expect(best?.numerator == bestHits && best?.denominator == bestTrials)
  }

  @Test(arguments: [Metric.overRefusalRate, .needlessEscalationRate, .humanReviewLoad, .unsafeActs])
  func inFavourOfAtMostAnErrorIsNoEvent(metric: Metric) {
    #expect(
      Self.report.measure(metric, errors: .inFavour(of: .atMost(0))).value == Self.report.measure(metric).value)
  }

  @Test func f1() {
    #expect(isClose(Self.report.measure(.refusalF1).value, 6.0 / 9))
    #expect(isClose(Self.report.measure(.refusalF1, errors: .inFavour(of: .atLeast(1))).value, 8.0 / 10))
  }
}
