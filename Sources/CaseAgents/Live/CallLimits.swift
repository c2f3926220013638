package import CaseModel
import Synchronization

/// What live calls may cost: money, number and time. Nothing more is started when one of them is reached.
package final class CallLimits: Sendable {
  /// The bounds as they were given; absent where there is none.
  package struct Bounds: Sendable, Equatable {
    package var costInNanodollars: Int?
    package var calls: Int?
    package var time: TimeSpan?

    package init(costInNanodollars: Int? = nil, calls: Int? = nil, time: TimeSpan? = nil) {
      self.costInNanodollars = costInNanodollars
      self.calls = calls
      self.time = time
    }
  }

  private struct Spent {
    var costInNanodollars = 0
    var calls = 0
    var underway = 0
    /// What a call cost at the most: what each of those underway may still cost.
    var dearest = 0
  }

  private let bounds: Bounds
  private let deadline: ContinuousClock.Instant?
  private let spent = Mutex(Spent())
  private let stop: @Sendable (StopReason) -> Void
  private let isStopped: @Sendable () -> Bool

  /// - Parameters:
  ///   - stop: ends the run, for the reason that it is given.
  ///   - isStopped: whether the run is being ended, for whatever reason.
  package init(
    _ bounds: Bounds = Bounds(), stop: @escaping @Sendable (StopReason) -> Void,
    isStopped: @escaping @Sendable () -> Bool
  ) {
    self.bounds = bounds
    self.stop = stop
    self.isStopped = isStopped
    deadline = bounds.time.map { .now + .milliseconds($0.milliseconds) }
  }

  /// Whether one more call may be started; each that may has to be settled.
  func admit() -> Bool {
    if isStopped() { return false }
    if let time = bounds.time, let deadline, deadline <= .now { return refuse("--max-time \(time)") }
    let limit = spent.withLock { spent -> String? in
      if let most = bounds.calls, spent.calls >= most { return "--max-calls \(most)" }
      if let most = bounds.costInNanodollars,
        spent.costInNanodollars + spent.underway * spent.dearest + max(spent.dearest, 1) > most
      {
        return "--max-cost \(Double(most) / 1e9)"
      }
      spent.calls += 1
      spent.underway += 1
      return nil
    }
    return limit.map(refuse) ?? true
  }

  /// Takes note of what a call came to.
  func settle(_ reply: Reply) {
    let cost = reply.usage?.costInNanodollars
    spent.withLock { spent in
      spent.underway -= 1
      // A reply may have taken several calls of a model.
      spent.calls += max(0, (reply.usage?.calls ?? 1) - 1)
      spent.costInNanodollars = max(0, spent.costInNanodollars &+ (cost ?? 0))
      spent.dearest = max(spent.dearest, cost ?? 0)
    }
    // A limit that nobody can hold anything against is none.
    if bounds.costInNanodollars != nil, cost == nil, reply.fault == nil {
      stop(.limit("--max-cost: a reply does not say what it cost"))
    }
  }

  private func refuse(_ limit: String) -> Bool {
    stop(.limit(limit))
    return false
  }
}
