import CaseModel
import Foundation
import Synchronization

/// A new file that grows at its end; every failed write is an error, because a lost row is a lost failure.
package final class AppendingFile: Sendable {
  private let path: String
  private let descriptor: Int32
  private let isOpen = Mutex(true)
  /// Digests what is appended, where somebody else could write here.
  private let witness: BackgroundDigest?
  private let background: BackgroundSync

  /// Creates the file.
  ///
  /// - Parameters:
  ///   - isNew: whether one that is there is an error; it is emptied otherwise.
  ///   - isWitnessed: whether `checkThatNobodyElseWrote` will be asked.
  package init(path: String, isNew: Bool = false, isWitnessed: Bool = false) throws(WriteFault) {
    self.path = path
    witness = isWitnessed ? BackgroundDigest() : nil
    descriptor = open(path, O_WRONLY | O_CREAT | (isNew ? O_EXCL : O_TRUNC) | O_CLOEXEC, 0o644)
    background = BackgroundSync(descriptor)
    if descriptor < 0 { throw .system("create", path) }
  }

  /// Opens a file that is there, keeps so much of it, and grows from there; nobody else may hold it open this way.
  ///
  /// - Parameter existing: takes the file's bytes before anything of it is cut off, and says how many are kept.
  package init(continuing path: String, _ existing: () throws(WriteFault) -> Int) throws(WriteFault) {
    self.path = path
    let witness = BackgroundDigest()
    self.witness = witness
    descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    background = BackgroundSync(descriptor)
    if descriptor < 0 { throw .system("open", path) }
    try lock()
    let kept = try existing()
    guard ftruncate(descriptor, off_t(kept)) == 0 else { throw .system("cut off", path) }
    var read = 0
    while read < kept {
      let piece = [UInt8](unsafeUninitializedCapacity: min(kept - read, 1 << 20)) { buffer, filled in
        filled = max(0, Foundation.read(descriptor, buffer.baseAddress, buffer.count))
      }
      if piece.isEmpty { throw .system("read", path) }
      witness.append(piece)
      read += piece.count
    }
  }

  /// Makes sure that no other process writes this file in the same way; the end of this process ends it.
  package func lock() throws(WriteFault) {
    // A process that was only just forked holds what its parent held, until it becomes another program.
    for _ in 1...50 {
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return }
      if errno != EWOULDBLOCK { throw .system("lock", path) }
      usleep(20_000)
    }
    throw WriteFault("another process is writing \(path): the run is still going on")
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
    witness?.append(bytes)
    background.add(bytes.count)
  }

  /// Makes sure that the file under this name holds what was appended and nothing else.
  package func checkThatNobodyElseWrote() throws(WriteFault) {
    let found: Digest
    do throws(FileFault) {
      found = try DigestedFile.digest(path: path, shownAs: path)
    } catch {
      throw WriteFault("\(path) cannot be read again: \(error.finding.message)")
    }
    if found != witness?.finish() { throw WriteFault("\(path) was changed by another process") }
  }

  package func sync() throws(WriteFault) {
    if let failure = background.finish() { throw .system("sync", path, failure) }
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
    if !wasOpen { return true }
    _ = background.finish()
    return Foundation.close(descriptor) == 0
  }
}
