package import CaseModel
import Synchronization

/// Whether a run goes on, and why not: a signal, a limit, or a reply that could not be kept.
///
/// A run that is stopped starts nothing more. What is underway comes to its end, unless its task is cancelled too.
package final class RunStop: Sendable {
  private let flag = Atomic(false)
  private let first = Mutex<StopReason?>(nil)

  package init() {}

  /// Stops the run; the first reason is the one that is told.
  package func stop(_ reason: StopReason) {
    first.withLock { $0 = $0 ?? reason }
    flag.store(true, ordering: .releasing)
  }

  package var reason: StopReason? { first.withLock(\.self) }

  /// Whether nothing more is to be started.
  package var isStopped: Bool { flag.load(ordering: .acquiring) || Task.isCancelled }
}
