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

  /// Ends all of them at once, and those that were started and are not known here yet.
  package static func endAll() {
    for group in running.withLock({ $0 }).union(children) {
      kill(-group, SIGKILL)
      kill(group, SIGKILL)
    }
  }

  /// The processes that this one has started and that have not ended, as Linux lists them.
  private static var children: [pid_t] {
    let own = "\(getpid())"
    do {
      return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { name in
        guard let process = pid_t(name), let stat = FileManager.default.contents(atPath: "/proc/\(name)/stat"),
          // `7 (a name) S 1 …`: the parent stands second behind the name, which may hold anything.
          let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " "),
          fields.count > 1, fields[1] == own
        else { return nil }
        return process
      }
    } catch {
      return []
    }
  }
}
