import Foundation
import Synchronization

/// A temporary folder that nobody else can look into. It goes away with the value, and with the process.
package final class PrivateFolder: Sendable {
  /// Absolute, without symbolic links.
  package let path: String
  private static let all = Mutex<Set<String>>([])

  /// - Parameter name: what its name begins with.
  package init(_ name: String) throws(WriteFault) {
    let template = FileManager.default.temporaryDirectory.path + "/\(name)-XXXXXX"
    var bytes = template.utf8CString
    // Only this user can look into what mkdtemp makes.
    let isMade = bytes.withUnsafeMutableBufferPointer { buffer in buffer.baseAddress.flatMap { mkdtemp($0) } != nil }
    guard isMade else { throw WriteFault("no temporary folder can be made: \(String(cString: strerror(errno)))") }
    path = String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = Self.all.withLock { $0.insert(path) }
  }

  deinit { Self.remove(path) }

  /// Makes a folder inside this one.
  package func make(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: path + "/" + folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Writes a file that only its owner can read.
  ///
  /// - Returns: its path.
  package func write(_ bytes: [UInt8], to name: String) throws(WriteFault) -> String {
    let file = path + "/" + name
    guard FileManager.default.createFile(atPath: file, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    else { throw WriteFault.system("write", file) }
    return file
  }

  /// Removes it before the value goes.
  package func remove() { Self.remove(path) }

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
