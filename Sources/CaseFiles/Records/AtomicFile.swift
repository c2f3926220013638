import Foundation
import Synchronization

/// Writes a file so that nobody ever sees half of it.
package enum AtomicFile {
  /// Writes beside the file, syncs, renames, and syncs the folder; about ten milliseconds, so once a file.
  ///
  /// - Throws: `WriteFault`, in which case the file is as it was before, or gone.
  package static func write(_ bytes: [UInt8], to path: String) throws(WriteFault) {
    try write(to: path) { (file) throws(WriteFault) in try file.append(bytes) }
  }

  /// Writes what the body appends.
  ///
  /// - Throws: `WriteFault`, the body's too, in which case the file is as it was before, or gone.
  package static func write(
    to path: String, _ body: (AppendingFile) throws(WriteFault) -> Void
  ) throws(WriteFault) {
    let temporary = path + ".partial"
    do throws(WriteFault) {
      let file = try AppendingFile(path: temporary)
      try body(file)
      try file.sync()
      try file.close()
      guard rename(temporary, path) == 0 else { throw WriteFault.system("rename", path) }
    } catch {
      unlink(temporary)
      throw error
    }
    do throws(WriteFault) {
      try syncFolder(of: path)
    } catch {
      // Nobody may find a file of which its writer said that it was not written.
      unlink(path)
      throw error
    }
  }

  private static func syncFolder(of path: String) throws(WriteFault) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .system("open", folder) }
    defer { Foundation.close(descriptor) }
    guard fsync(descriptor) == 0 else { throw .system("sync", folder) }
  }
}

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

/// A file that could not be written.
package struct WriteFault: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  package static func system(_ what: String, _ path: String) -> WriteFault {
    WriteFault("cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }
}
