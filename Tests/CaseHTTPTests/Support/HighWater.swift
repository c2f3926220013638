import Synchronization

/// Counts who is inside, and the most there ever were.
final class HighWater: Sendable {
  private let state = Mutex((now: 0, most: 0, total: 0))

  func enter() {
    state.withLock { state in
      state.now += 1
      state.total += 1
      state.most = max(state.most, state.now)
    }
  }

  func leave() { state.withLock { $0.now -= 1 } }

  var most: Int { state.withLock { $0.most } }
  var total: Int { state.withLock { $0.total } }
}
