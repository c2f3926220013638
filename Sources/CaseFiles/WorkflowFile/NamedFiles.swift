import CaseJSON
import CaseModel
import Foundation

/// The files that a workflow names, which lie inside its project's root.
struct NamedFiles {
  let root: ProjectRoot
  private let folder: String
  private let shownFolder: String
  private let origin: String

  init(workflowPath: String, from origin: FileOrigin? = nil) {
    root = ProjectRoot(of: workflowPath)
    folder = URL(fileURLWithPath: ProjectRoot.resolved(workflowPath)).deletingLastPathComponent().path
    self.origin = origin?.name ?? ""
    let shownPath = origin?.path ?? workflowPath
    shownFolder = shownPath.lastIndex(of: "/").map { String(shownPath[...$0]) } ?? ""
  }

  /// A file that is there, and inside the root; a finding where it is not.
  func find(_ name: String, at place: JSONValue, _ findings: inout Findings) -> DatasetReference? {
    guard let file = locate(name, at: place, &findings) else { return nil }
    if let fault = FileReading.fault(with: path(of: name), shownAs: name) {
      findings.error(fault.code, fault.message, hint: fault.hint, at: place)
      return nil
    }
    return file
  }

  /// Where a file is, or would be: inside the root; a finding where it is not.
  func locate(_ name: String, at place: JSONValue, _ findings: inout Findings) -> DatasetReference? {
    let path = path(of: name)
    guard root.contains(path) else {
      findings.error(
        "path.outside", "'\(name)' lies outside the project's root\(origin.isEmpty ? " " + root.path : "")",
        hint: "copy it into the project, so that it is versioned with the workflow", at: place)
      return nil
    }
    let shown = origin + (name.hasPrefix("/") ? name : Self.simplified(shownFolder + name))
    return DatasetReference(path: ProjectRoot.resolved(path), name: shown, relativePath: root.relative(path))
  }

  private func path(of name: String) -> String { name.hasPrefix("/") ? name : folder + "/" + name }

  /// Whether there is something under a name, wherever it lies.
  func isThere(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }

  /// A list of files, each at its own place in the workflow; doubled ones are findings.
  func find(_ names: [String], at list: JSONValue?, _ findings: inout Findings) -> [DatasetReference] {
    guard let list else { return [] }
    var found: [DatasetReference] = []
    for (name, place) in zip(names, list.elements) {
      guard let file = find(name, at: place, &findings) else { continue }
      if found.contains(where: { $0.path == file.path }) {
        findings.error("path.doubled", "'\(name)' is named twice", at: place)
      }
      found.append(file)
    }
    return found
  }

  /// `workflows/../datasets/x` as a person would type it: `datasets/x`.
  static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
