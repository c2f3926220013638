import CaseJSON
import Synchronization

/// How often each thing was asked for, and how much of it at once.
package final class RequestLog: Sendable {
  private struct State {
    var counts: [String: Int] = [:]
    var running = 0
    var mostAtOnce = 0
    var requests: [ServerRequest] = []
  }

  private let state = Mutex(State())

  private let keepsRequests: Bool

  package init(keepsRequests: Bool = false) { self.keepsRequests = keepsRequests }

  /// What was received, where it is kept.
  package var requests: [ServerRequest] { state.withLock { $0.requests } }

  func keep(_ request: ServerRequest) {
    if keepsRequests { state.withLock { $0.requests.append(request) } }
  }

  /// - Returns: which time it is that this is asked for, from 1.
  func add(_ key: String) -> Int {
    state.withLock { state in
      state.running += 1
      state.mostAtOnce = max(state.mostAtOnce, state.running)
      state.counts[key, default: 0] += 1
      return state.counts[key, default: 0]
    }
  }

  func end() { state.withLock { $0.running -= 1 } }

  /// How often each key was asked for.
  package var counts: [String: Int] { state.withLock { $0.counts } }

  package var total: Int { counts.values.reduce(0, +) }

  /// The most requests that were under way together.
  package var mostAtOnce: Int { state.withLock { $0.mostAtOnce } }

  /// `{"counts": {…}, "most_at_once": 7, "total": 12}`.
  var json: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.key("counts")
      writer.object { writer in
        for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
          writer.key(named: key)
          writer.int(count)
        }
      }
      writer.field("most_at_once", mostAtOnce)
      writer.field("total", total)
    }
    return writer.bytes
  }
}
