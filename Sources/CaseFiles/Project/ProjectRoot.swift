import CaseModel
import Foundation

/// The folder outside of which nothing may lie that a workflow names.
package struct ProjectRoot: Sendable {
  /// Absolute, without symbolic links.
  package let path: String

  /// The nearest folder above a file that holds `.git`, else the file's own.
  package init(of file: String) {
    let folder = Self.resolved(URL(fileURLWithPath: file).deletingLastPathComponent().path)
    var candidate = URL(fileURLWithPath: folder)
    while true {
      if FileManager.default.fileExists(atPath: candidate.appendingPathComponent(".git").path) {
        path = candidate.path
        return
      }
      let parent = candidate.deletingLastPathComponent()
      if parent.path == candidate.path { break }
      candidate = parent
    }
    path = folder
  }

  /// An absolute path without symbolic links.
  package static func resolved(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  package func contains(_ file: String) -> Bool {
    let resolved = Self.resolved(file)
    return resolved == path || resolved.hasPrefix(path == "/" ? path : path + "/")
  }

  /// A file's path from the root, for records that must read the same on every machine.
  package func relative(_ file: String) -> String {
    let resolved = Self.resolved(file)
    let prefix = path == "/" ? path : path + "/"
    return resolved.hasPrefix(prefix) ? String(resolved.dropFirst(prefix.count)) : resolved
  }
}
