import CaseHTTP
import Testing

@Suite struct BackoffTests {
  @Test func theBoundDoublesUpToTheLongest() {
    let backoff = Backoff(first: .milliseconds(250), longest: .seconds(3))
    let longest = (1...7).map { backoff.wait(afterFailure: $0, jitter: 1) }
    #expect(
      longest == [
        .milliseconds(250), .milliseconds(500), .seconds(1), .seconds(2), .seconds(3), .seconds(3), .seconds(3),
      ])
  }

  @Test func jitterTakesAnyShareOfTheBound() {
    let backoff = Backoff(first: .seconds(4), longest: .seconds(60))
    #expect(backoff.wait(afterFailure: 1, jitter: 0) == .zero)
    #expect(backoff.wait(afterFailure: 1, jitter: 0.25) == .seconds(1))
    #expect(backoff.wait(afterFailure: 2, jitter: 0.25) == .seconds(2))
  }

  @Test func aSeedGivesTheSameNumbersSpreadFromZeroToOne() {
    let (left, right) = (JitterSource(seed: 7), JitterSource(seed: 7))
    let numbers = (0..<10_000).map { _ in left.next() }
    #expect(numbers == (0..<10_000).map { _ in right.next() })
    #expect(numbers.allSatisfy { $0 >= 0 && $0 < 1 })
    // The mean of 10,000 even numbers has a standard deviation of 0.0029.
    #expect(abs(numbers.reduce(0, +) / 10_000 - 0.5) < 0.015)
    #expect(numbers.count { $0 < 0.1 } > 850 && numbers.count { $0 > 0.9 } > 850)
  }
}
