import CaseFiles
import CaseModel
import Foundation

/// Finds the datasets that a command line names.
enum DatasetLocator {
  /// - Returns: nothing where none is named.
  static func locate(_ names: [String], root: ProjectRoot, _ findings: inout Findings) -> [DatasetReference]? {
    if names.isEmpty { return nil }
    var found: [DatasetReference] = []
    for name in names {
      let path = ProjectRoot.resolved(name)
      if found.contains(where: { $0.path == path }) {
        findings.add(Finding(.error, "path.doubled", "'\(name)' is named twice"))
        continue
      }
      found.append(DatasetReference(path: path, name: name, relativePath: root.relative(name)))
    }
    return found
  }

  /// A path as the user would type it from the folder that the process runs in.
  static func shown(_ path: String) -> String {
    let folder = ProjectRoot.resolved(FileManager.default.currentDirectoryPath) + "/"
    return path.hasPrefix(folder) ? String(path.dropFirst(folder.count)) : path
  }
}
