import CaseModel
import Testing

@testable import CaseHTTP

@Suite struct LimiterTests {
  @Test(arguments: [1, 7, 60, 61, 500, 6000])
  func noMinuteSeesMoreThanIsAllowed(_ perMinute: Int) {
    var limit = RateLimit(perMinute: perMinute)
    let start = ContinuousClock.now
    var now = start
    var moments: [ContinuousClock.Instant] = []
    // Somebody who always asks as soon as possible, for three minutes.
    while now < start + .seconds(180) {
      now = limit.earliest(now: now)
      limit.begin(1, now: now)
      moments.append(now)
    }
    for (index, moment) in moments.enumerated() where index >= perMinute {
      #expect(moment - moments[index - perMinute] >= .seconds(60))
    }
    // And no minute is wasted: what is let through at once is all that is lost.
    #expect(moments.count >= 2 * perMinute)
  }

  @Test func aQuietMinuteDoesNotSaveUp() {
    var limit = RateLimit(perMinute: 60)
    let start = ContinuousClock.now
    limit.begin(1, now: start)
    let later = start + .seconds(600)
    #expect(limit.earliest(now: later) == later)
    limit.begin(1, now: later)
    let wait = limit.earliest(now: later) - later
    #expect(wait >= .seconds(1) && wait < .milliseconds(1001))
  }

  @Test func whatCostsMoreIsPaidForAfterwards() {
    var limit = RateLimit(perMinute: 6000)
    let start = ContinuousClock.now
    limit.begin(3000, now: start)
    let wait = limit.earliest(now: start) - start
    #expect(wait > .seconds(28) && wait < .seconds(32))
  }

  @Test func concurrencyHalvesOnceForAllThatWereUnderWay() {
    var concurrency = AdaptiveConcurrency(most: 64)
    let age = concurrency.age
    for _ in 0..<64 { concurrency.refused(begunAt: age) }
    #expect(concurrency.limit == 32)
    concurrency.refused(begunAt: concurrency.age)
    #expect(concurrency.limit == 16)
    for _ in 0..<10 { concurrency.answered() }
    #expect(concurrency.limit == 26)
    for _ in 0..<100 { concurrency.answered() }
    #expect(concurrency.limit == 64)
    #expect(concurrency.least == 16)
  }

  @Test func concurrencyNeverEnds() {
    var concurrency = AdaptiveConcurrency(most: 5)
    for _ in 0..<20 { concurrency.refused(begunAt: concurrency.age) }
    #expect(concurrency.limit == 1)
  }

  @Test func noMoreBeginThanMayBeUnderWay() async {
    var limits = EndpointLimits()
    limits.inFlight = 3
    let limiter = EndpointLimiter(limits)
    let counted = HighWater()
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 {
        group.addTask {
          let permit = await limiter.begin(tokens: 0)
          counted.enter()
          await Task.yield()
          counted.leave()
          limiter.end(permit, .answered)
        }
      }
    }
    #expect(counted.most <= 3)
    #expect(counted.total == 200)
  }
}
