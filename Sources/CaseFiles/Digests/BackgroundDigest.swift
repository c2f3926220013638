import Dispatch
import Synchronization

/// Digests a stream beside whoever reads it, a few pieces behind.
package final class BackgroundDigest: Sendable {
  private let queue = DispatchQueue(label: "casegate.digest")
  /// As many pieces as may wait, so that memory stays flat.
  private let room = DispatchSemaphore(value: 4)
  private let stream = Mutex(DigestStream())

  package init() {}

  /// Takes the next piece, and waits where too many of them wait already.
  package func append(_ bytes: [UInt8]) {
    room.wait()
    queue.async { [self] in
      stream.withLock { stream in bytes.withUnsafeBytes { stream.append($0) } }
      room.signal()
    }
  }

  /// The digest of all pieces.
  package func finish() -> Digest { queue.sync { stream.withLock { $0.finish() } } }
}
