import CaseModel
import Testing

@testable import CaseHTTP

@Suite struct RetryRuleTests {
  private typealias Situation = RetryRule.Situation

  private let rule: RetryRule = {
    var limits = EndpointLimits()
    limits.retries = 2
    limits.whole = .seconds(6)
    return RetryRule(limits: limits, backoff: Backoff(first: .seconds(1), longest: .seconds(8)))
  }()

  @Test func whatMayPassIsTriedAgainAsOftenAsAgreed() {
    let waits = (1...3).map { rule.wait(after: .mayPass, Situation(failures: $0), jitter: 0.5) }
    #expect(waits == [.milliseconds(500), .seconds(1), nil])
  }

  @Test func whatLastsIsNot() { #expect(rule.wait(after: .lasting, Situation(failures: 1), jitter: 0.5) == nil) }

  @Test func whatMayHaveBeenDoneIsNotDoneTwice() {
    #expect(rule.wait(after: .mayPass, Situation(isRepeatable: false, failures: 1), jitter: 0.5) == nil)
    #expect(rule.wait(after: .unsent, Situation(isRepeatable: false, failures: 1), jitter: 0.5) == .milliseconds(500))
    let refused = rule.wait(
      after: .refused(retryAfter: .seconds(2)), Situation(isRepeatable: false, refusals: 1), jitter: 0)
    #expect(refused == .seconds(2))
  }

  @Test func refusalsForLoadCostTimeAndNoRetries() {
    let late = Situation(failures: 0, refusals: 30, elapsed: .seconds(50), refusingFor: .seconds(1))
    #expect(rule.wait(after: .refused(retryAfter: nil), late, jitter: 1) == .seconds(8))
  }

  @Test func patienceEnds() {
    // Ten times what one exchange may take.
    let mine = Situation(refusals: 9, elapsed: .seconds(60))
    #expect(rule.wait(after: .refused(retryAfter: nil), mine, jitter: 0.5) == nil)
    let everybodys = Situation(refusals: 1, elapsed: .seconds(1), refusingFor: .seconds(61))
    #expect(rule.wait(after: .refused(retryAfter: nil), everybodys, jitter: 0.5) == nil)
  }

  @Test func aMomentThatIsTooFarAwayIsNotWaitedFor() {
    #expect(rule.wait(after: .refused(retryAfter: .seconds(3600)), Situation(refusals: 1), jitter: 0.5) == nil)
    let near = rule.wait(after: .refused(retryAfter: .seconds(20)), Situation(refusals: 1), jitter: 0.5)
    #expect(near == .milliseconds(20_500))
  }

  @Test func noRetriesMeansNone() {
    var limits = EndpointLimits()
    limits.retries = 0
    let strict = RetryRule(limits: limits)
    #expect(strict.wait(after: .refused(retryAfter: .seconds(1)), Situation(refusals: 1), jitter: 0.5) == nil)
    #expect(strict.wait(after: .unsent, Situation(failures: 1), jitter: 0.5) == nil)
  }
}
