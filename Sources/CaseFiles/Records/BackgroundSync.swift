import Dispatch
import Foundation
import Synchronization

/// Has the system write a growing file to the disk beside whoever appends to it, so that what is left to wait for at its
/// end does not grow with it.
final class BackgroundSync: Sendable {
  private struct State {
    /// How much was appended since the last time.
    var pending = 0
    var isUnderWay = false
    /// The number of the first error: the system tells each of them once, and it must not be lost for whoever asks last.
    var failure: Int32?
  }

  private static let step = 64 << 20

  private let descriptor: Int32
  private let queue = DispatchQueue(label: "casegate.sync")
  private let state = Mutex(State())

  /// - Parameter descriptor: of the file, which stays open until `finish()` was called.
  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// Takes note that so many bytes were appended.
  func add(_ count: Int) {
    let isDue = state.withLock { state in
      state.pending += count
      guard state.pending >= Self.step, !state.isUnderWay else { return false }
      (state.pending, state.isUnderWay) = (0, true)
      return true
    }
    guard isDue else { return }
    queue.async { [self] in
      let failure = fsync(descriptor) == 0 ? nil : errno
      state.withLock { state in
        state.isUnderWay = false
        state.failure = state.failure ?? failure
      }
    }
  }

  /// Waits for what is under way.
  ///
  /// - Returns: the number of the first error; nothing where there was none.
  func finish() -> Int32? {
    queue.sync {}
    return state.withLock { $0.failure }
  }
}
