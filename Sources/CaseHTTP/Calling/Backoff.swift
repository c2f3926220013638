/// How long to wait before an exchange is made again: exponential, with full jitter.
///
/// Source: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog (2015): a random share of a bound that
/// doubles, so that those who failed together do not come back together.
package struct Backoff: Sendable, Equatable {
  package var first = Duration.milliseconds(250)
  package var longest = Duration.seconds(20)

  package init(first: Duration = .milliseconds(250), longest: Duration = .seconds(20)) {
    self.first = first
    self.longest = longest
  }

  /// - Parameters:
  ///   - attempt: which time it failed, from 1.
  ///   - jitter: a random number from 0 to 1.
  package func wait(afterFailure attempt: Int, jitter: Double) -> Duration { bound(attempt) * jitter }

  /// The longest wait after so many failures.
  func bound(_ attempt: Int) -> Duration {
    var bound = first
    for _ in 1..<max(2, attempt) where bound < longest && attempt > 1 { bound *= 2 }
    return min(bound, longest)
  }
}
