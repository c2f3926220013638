import Synchronization

/// Cancels tasks that take too long.
///
/// One look at all of them now and then, as a timer of its own for each would outlive most of them by far.
final class Deadlines: Sendable {
  /// Names a task that is watched.
  typealias Mark = Int

  private struct Watched {
    let deadline: ContinuousClock.Instant
    let cancel: @Sendable () -> Void
  }

  private struct State {
    var lastMark = 0
    var watched: [Mark: Watched] = [:]
    var isWatching = false
  }

  private let state = Mutex(State())
  /// How late a task may be cancelled.
  private static let tick = Duration.milliseconds(20)

  func add(_ deadline: ContinuousClock.Instant, cancel: @escaping @Sendable () -> Void) -> Mark {
    let (mark, begins) = state.withLock { state in
      state.lastMark += 1
      state.watched[state.lastMark] = Watched(deadline: deadline, cancel: cancel)
      defer { state.isWatching = true }
      return (state.lastMark, !state.isWatching)
    }
    if begins { Task { await watch() } }
    return mark
  }

  func remove(_ mark: Mark) { _ = state.withLock { $0.watched.removeValue(forKey: mark) } }

  private func watch() async {
    while true {
      do { try await Task.sleep(for: Self.tick) } catch { return }
      let (late, ends) = state.withLock { state in
        let now = ContinuousClock.now
        let late = state.watched.filter { $0.value.deadline <= now }
        for mark in late.keys { state.watched[mark] = nil }
        if state.watched.isEmpty { state.isWatching = false }
        return (late.values.map(\.cancel), state.watched.isEmpty)
      }
      for cancel in late { cancel() }
      if ends { return }
    }
  }
}
