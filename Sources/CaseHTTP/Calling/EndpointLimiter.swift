package import CaseModel
import Synchronization

/// Lets exchanges with one endpoint begin, in the order in which they came: no more at once, and no more a minute, than
/// it bears.
package final class EndpointLimiter: Sendable {
  /// What an exchange that began has to give back.
  struct Permit: Sendable {
    fileprivate let age: Int
  }

  /// What an exchange says about the endpoint.
  enum Sign: Sendable {
    case answered
    /// It has too much to do.
    case refused
    /// It failed in a way that says nothing about load.
    case failed
  }

  fileprivate struct Waiting {
    let tokens: Int
    let continuation: CheckedContinuation<Permit, Never>
  }

  fileprivate struct State {
    var concurrency: AdaptiveConcurrency
    var requests: RateLimit?
    var tokens: RateLimit?
    var running = 0
    var waiting: [Waiting] = []
    /// Those of `waiting` that have begun already.
    var begun = 0
    var hasAlarm = false
    /// Since when it has done nothing but refuse.
    var refusingSince: ContinuousClock.Instant?
  }

  private let state: Mutex<State>

  package init(_ limits: EndpointLimits) {
    state = Mutex(
      State(
        concurrency: AdaptiveConcurrency(most: limits.inFlight),
        requests: limits.requestsPerMinute.map(RateLimit.init(perMinute:)),
        tokens: limits.tokensPerMinute.map(RateLimit.init(perMinute:))))
  }

  /// Waits until an exchange may begin.
  func begin(tokens: Int) async -> Permit {
    await withCheckedContinuation { continuation in
      state.withLock { $0.waiting.append(Waiting(tokens: tokens, continuation: continuation)) }
      letBegin()
    }
  }

  /// Takes a permit back.
  func end(_ permit: Permit, _ sign: Sign) {
    state.withLock { state in
      state.running -= 1
      switch sign {
      case .answered:
        state.concurrency.answered()
        state.refusingSince = nil
      case .refused:
        state.concurrency.refused(begunAt: permit.age)
        if state.refusingSince == nil { state.refusingSince = .now }
      case .failed: break
      }
    }
    letBegin()
  }

  /// For how long the endpoint has done nothing but refuse for load.
  var refusingFor: Duration { state.withLock { $0.refusingSince.map { .now - $0 } ?? .zero } }

  /// The fewest exchanges at once that it was brought down to.
  package var leastAtOnce: Int { state.withLock { $0.concurrency.least } }

  private func letBegin() {
    let (ready, alarm) = state.withLock { $0.begin(now: .now) }
    for (waiting, permit) in ready { waiting.continuation.resume(returning: permit) }
    guard let alarm else { return }
    Task {
      do { try await Task.sleep(until: alarm, clock: .continuous) } catch {}
      state.withLock { $0.hasAlarm = false }
      letBegin()
    }
  }
}

extension EndpointLimiter.State {
  /// Takes out who may begin.
  ///
  /// - Returns: also when somebody has to look again, where nobody will by then.
  fileprivate mutating func begin(
    now: ContinuousClock.Instant
  ) -> (ready: [(EndpointLimiter.Waiting, EndpointLimiter.Permit)], alarm: ContinuousClock.Instant?) {
    var ready: [(EndpointLimiter.Waiting, EndpointLimiter.Permit)] = []
    var alarm: ContinuousClock.Instant?
    while begun < waiting.count, running < concurrency.limit {
      let earliest = max(requests?.earliest(now: now) ?? now, tokens?.earliest(now: now) ?? now)
      if earliest > now {
        if !hasAlarm { alarm = earliest }
        break
      }
      let next = waiting[begun]
      begun += 1
      running += 1
      requests?.begin(1, now: now)
      tokens?.begin(next.tokens, now: now)
      ready.append((next, EndpointLimiter.Permit(age: concurrency.age)))
    }
    if alarm != nil { hasAlarm = true }
    if begun > 1024 || begun == waiting.count {
      waiting.removeFirst(begun)
      begun = 0
    }
    return (ready, alarm)
  }
}
