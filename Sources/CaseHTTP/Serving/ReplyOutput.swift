import Foundation
import Synchronization

/// Writes lines from a thread of its own, so that whoever has one never waits for a slow reader.
///
/// How much can wait here is bounded by whoever counts the lines that were written.
final class ReplyOutput: Sendable {
  private struct State {
    var bytes: [UInt8] = []
    var lines = 0
    var isClosed = false
  }

  private let state = Mutex(State())
  private let news = DispatchSemaphore(value: 0)
  private let ended = DispatchSemaphore(value: 0)

  /// - Parameters:
  ///   - descriptor: where to.
  ///   - written: told how many lines went out.
  ///   - broken: called where nobody reads any more.
  init(_ descriptor: Int32, written: @escaping @Sendable (Int) -> Void, broken: @escaping @Sendable () -> Void) {
    Thread.detachNewThread { self.work(descriptor, written: written, broken: broken) }
  }

  func add(_ line: [UInt8]) {
    state.withLock { state in
      state.bytes.append(contentsOf: line)
      state.lines += 1
    }
    news.signal()
  }

  /// Waits until all is written.
  func close() {
    state.withLock { $0.isClosed = true }
    news.signal()
    ended.wait()
  }

  private func work(
    _ descriptor: Int32, written: @Sendable (Int) -> Void, broken: @Sendable () -> Void
  ) {
    defer { ended.signal() }
    while true {
      news.wait()
      let (bytes, lines, isClosed) = state.withLock { state in
        defer {
          state.bytes = []
          state.lines = 0
        }
        return (state.bytes, state.lines, state.isClosed)
      }
      if !Self.write(bytes, to: descriptor) {
        broken()
        return
      }
      if lines > 0 { written(lines) }
      if isClosed { return }
    }
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { all in
      var rest = all[...]
      while !rest.isEmpty {
        let count = Foundation.write(descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        if count < 0, errno == EINTR { continue }
        if count <= 0 { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
