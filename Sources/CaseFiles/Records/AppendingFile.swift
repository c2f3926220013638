import Foundation
import Synchronization

/// A new file that grows at its end; every failed write is an error, because a lost row is a lost failure.
package final class AppendingFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let isOpen = Mutex(true)

  /// Creates the file.
  ///
  /// - Parameter isNew: whether one that is there is an error; it is emptied otherwise.
  package init(path: String, isNew: Bool = false) throws(WriteFault) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | (isNew ? O_EXCL : O_TRUNC) | O_CLOEXEC, 0o644)
    if descriptor < 0 { throw .system("create", path) }
  }

  package func append(_ bytes: [UInt8]) throws(WriteFault) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .system("write", path) }
      written += count
    }
  }

  package func sync() throws(WriteFault) {
    guard fsync(descriptor) == 0 else { throw .system("sync", path) }
  }

  /// Ends the file; afterwards nothing can be appended.
  package func close() throws(WriteFault) {
    guard release() else { throw .system("close", path) }
  }

  deinit { _ = release() }

  /// Gives the descriptor back once.
  private func release() -> Bool {
    let wasOpen = isOpen.withLock { isOpen in
      defer { isOpen = false }
      return isOpen
    }
    return !wasOpen || Foundation.close(descriptor) == 0
  }
}
