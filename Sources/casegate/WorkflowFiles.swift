import CaseFiles
import CaseModel
import CaseReports
import Foundation

/// The workflow files that a command line names, where a folder stands for those that lie in it.
struct WorkflowFiles {
  private let paths: [String]

  init(_ paths: [String]) { self.paths = paths }

  /// Loads all of them.
  ///
  /// - Throws: the exit code where one is invalid, or there is none; what is wrong is printed, all of it.
  func loadAll(_ console: Console) throws -> [LoadedWorkflow] {
    var findings = Findings()
    var loaded: [LoadedWorkflow] = []
    for path in paths {
      for file in files(in: path, &findings) {
        if let workflow = WorkflowLoader.load(file, &findings) { loaded.append(workflow) }
      }
    }
    console.show(findings)
    if findings.hasErrors { throw ExitStatus.invalid.exit }
    return loaded
  }

  /// A file as it is; of a folder, what lies in it and ends as a workflow does, by name.
  private func files(in path: String, _ findings: inout Findings) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    let before = findings.errorCount
    let files = Self.names(in: path, &findings).map { folder + $0 }
    if files.isEmpty, findings.errorCount == before {
      findings.add(Finding(.error, "file.no-workflow", "there is no workflow in \(path)"))
    }
    return files
  }

  /// The files in a folder that end as a workflow does, by name.
  static func names(in path: String, _ findings: inout Findings) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        .filter { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") }
    } catch {
      findings.add(Finding(.error, "file.unreadable", "\(path) cannot be read: \(error.localizedDescription)"))
      return []
    }
  }
}
