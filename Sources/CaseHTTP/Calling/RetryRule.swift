import CaseModel

/// Whether an exchange is made again after a failure, and when.
struct RetryRule: Sendable {
  let limits: EndpointLimits
  var backoff = Backoff()

  /// What is known when an attempt has failed.
  struct Situation: Sendable {
    /// Whether the exchange may be made twice.
    var isRepeatable = true
    /// Attempts that failed otherwise than by a refusal for load, this one among them.
    var failures = 0
    /// Refusals for load of this exchange, this one among them.
    var refusals = 0
    /// Since the first attempt began.
    var elapsed = Duration.zero
    /// For how long the endpoint has done nothing but refuse.
    var refusingFor = Duration.zero
  }

  /// - Parameter jitter: a random number from 0 to 1.
  /// - Returns: how long to wait; nothing where the failure is the result.
  func wait(after outlook: AttemptFailure.Outlook, _ situation: Situation, jitter: Double) -> Duration? {
    switch outlook {
    case .lasting: return nil
    case .mayPass where !situation.isRepeatable: return nil
    case .unsent, .mayPass:
      if situation.failures > limits.retries { return nil }
      return backoff.wait(afterFailure: situation.failures, jitter: jitter)
    case .refused(let demanded):
      if limits.retries == 0 { return nil }
      let left = limits.patience - max(situation.elapsed, situation.refusingFor)
      // Those who are told the same moment do not all come at it.
      let spread = backoff.wait(afterFailure: situation.refusals, jitter: jitter)
      let wait = demanded.map { $0 + min(spread, $0 / 2 + backoff.first) } ?? spread
      return left > .zero && wait <= left ? wait : nil
    }
  }
}
