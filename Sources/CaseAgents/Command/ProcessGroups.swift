import Foundation
import Synchronization

/// The process groups of all workers that run now, so that a process which ends in a hurry can end them with it.
package enum ProcessGroups {
  private static let running = Mutex<Set<pid_t>>([])

  static func insert(_ group: pid_t) { _ = running.withLock { $0.insert(group) } }

  /// Ends what is left of a worker: its group, and what is in its session under a group of its own.
  static func end(_ group: pid_t) {
    _ = running.withLock { $0.remove(group) }
    kill(-group, SIGKILL)
    for process in Process.all() where process.session == group { kill(process.id, SIGKILL) }
  }

  /// Ends all of them at once, and those that were started and are not known here yet.
  package static func endAll() {
    let groups = running.withLock { $0 }
    for group in groups { kill(-group, SIGKILL) }
    let own = getpid()
    for process in Process.all() where process.parent == own || groups.contains(process.session) {
      kill(-process.id, SIGKILL)
      kill(process.id, SIGKILL)
    }
  }

  /// A process as Linux lists it.
  private struct Process {
    let id: pid_t
    let parent: pid_t
    let session: pid_t

    /// `7 (a name) S 1 7 7 …`: parent, group and session stand behind the name, which may hold anything.
    init?(_ name: String) {
      guard let id = pid_t(name), let stat = FileManager.default.contents(atPath: "/proc/\(name)/stat"),
        let fields = String(decoding: stat, as: UTF8.self).split(separator: ")").last?.split(separator: " "),
        fields.count > 3, let parent = pid_t(fields[1]), let session = pid_t(fields[3])
      else { return nil }
      self.id = id
      self.parent = parent
      self.session = session
    }

    static func all() -> [Process] {
      do {
        return try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap(Process.init)
      } catch {
        return []
      }
    }
  }
}
