import CaseFiles
import CaseModel
import Foundation

/// A project in a temporary folder, which goes away with the value.
final class TemporaryProject {
  /// Absolute, without symbolic links.
  let path: String

  init(isRepository: Bool = true) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-files-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = ProjectRoot.resolved(folder.path)
    if isRepository { try makeFolder(".git") }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: path + "/" + name, withIntermediateDirectories: true)
  }

  func write(_ text: String, to name: String) throws {
    let file = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  /// Loads a workflow as a run would.
  func load(_ name: String = "flow.yaml") -> (loaded: LoadedWorkflow?, findings: Findings) {
    var findings = Findings()
    let loaded = WorkflowLoader.load(path + "/" + name, &findings)
    return (loaded, findings)
  }
}
