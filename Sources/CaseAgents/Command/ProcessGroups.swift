import Foundation
import Synchronization

/// The process groups of all workers that run now, so that a process which ends in a hurry can end them with it.
package enum ProcessGroups {
  private static let running = Mutex<Set<pid_t>>([])

  static func insert(_ group: pid_t) { _ = running.withLock { $0.insert(group) } }

  /// Ends what is left of a group: the worker, and what it started and left behind.
  static func end(_ group: pid_t) {
    _ = running.withLock { $0.remove(group) }
    kill(-group, SIGKILL)
  }

  /// Ends all of them at once.
  package static func endAll() {
    for group in running.withLock({ $0 }) { kill(-group, SIGKILL) }
  }
}
