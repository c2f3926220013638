import Foundation

/// A project in a temporary folder: files, and the tool run in it. The folder goes away with the value.
final class Project {
  let path: String

  init() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-project-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent(".git"), withIntermediateDirectories: true)
    path = folder.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws { try write(Data(text.utf8), to: name) }

  func write(_ data: Data, to name: String) throws {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ name: String) throws -> String { try String(contentsOfFile: path + "/" + name, encoding: .utf8) }

  func casegate(_ arguments: String..., environment: [String: String] = [:]) throws -> Binary.Ending {
    try Binary.run(arguments, in: path, environment: environment)
  }

  /// The folders of the runs so far, by name.
  var runs: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/.casegate/runs")) ?? []).sorted()
  }

  /// A file of the newest run; nothing where it was not written.
  func runFile(_ name: String) throws -> String? {
    guard let run = runs.last else { return nil }
    let file = path + "/.casegate/runs/\(run)/\(name)"
    return FileManager.default.fileExists(atPath: file) ? try String(contentsOfFile: file, encoding: .utf8) : nil
  }
}
