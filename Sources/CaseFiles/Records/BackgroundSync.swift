import Dispatch
import Foundation
import Synchronization

/// Has the system write a growing file to the disk beside whoever appends to it, so that neither what is left to wait for
/// at its end nor what the system holds of it in memory grows with it.
///
/// Memory that the system has to take from somewhere else costs several times as much as copying into it does: a
/// gigabyte of results that stays in its cache takes longer to write than to work out.
final class BackgroundSync: Sendable {
  private struct State {
    /// How much was appended since the last time.
    var pending = 0
    var isUnderWay = false
    /// The number of the first error: the system tells each of them once, and it must not be lost for whoever asks last.
    var failure: Int32?
  }

  private static let step = 16 << 20

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
      if failure == nil { letGo() }
      state.withLock { state in
        state.isUnderWay = false
        state.failure = state.failure ?? failure
      }
    }
  }

  /// Tells the system that nobody reads soon what is on the disk now; it may do with that what it likes.
  private func letGo() {
    #if os(Linux)
      _ = posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    #endif
  }

  /// Waits for what is under way.
  ///
  /// - Returns: the number of the first error; nothing where there was none.
  func finish() -> Int32? {
    queue.sync {}
    return state.withLock { $0.failure }
  }
}
