import Foundation
import Synchronization

/// A private temporary folder that holds files of a revision, with the mark of a project's root. It goes with the value.
package final class RevisionFolder: Sendable {
  /// Absolute, without symbolic links.
  package let path: String
  private static let all = Mutex<Set<String>>([])

  init() throws(EvidenceFault) {
    let template = FileManager.default.temporaryDirectory.path + "/casegate-revision-XXXXXX"
    var bytes = template.utf8CString
    // Only this user can look into what mkdtemp makes.
    let isMade = bytes.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard isMade else {
      throw EvidenceFault("evidence.folder", "no temporary folder can be made: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = Self.all.withLock { $0.insert(path) }
    try make(".git")
  }

  deinit { Self.remove(path) }

  /// Makes a folder inside this one.
  func make(_ folder: String) throws(EvidenceFault) {
    do {
      try FileManager.default.createDirectory(
        atPath: path + "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw EvidenceFault("evidence.folder", "a temporary folder cannot be made: \(error.localizedDescription)")
    }
  }

  /// Removes all of them at once, for a process that ends in a hurry.
  package static func removeAll() {
    for path in all.withLock({ $0 }) { remove(path) }
  }

  private static func remove(_ path: String) {
    guard all.withLock({ $0.remove(path) }) != nil else { return }
    do { try FileManager.default.removeItem(atPath: path) } catch {
      // Nobody decides by a folder that is left over, and the system clears its temporary files.
    }
  }
}
