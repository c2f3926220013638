package import CaseFiles
package import CaseModel
import Foundation

/// A folder beside a workflow in which signed statements stand, one a file with its signature beside it.
package struct StatementFolder: Sendable {
  /// What its statements say.
  package enum Kind: String, Sendable {
    case approvals, waivers
  }

  /// A statement as it was found.
  package struct Entry: Sendable {
    /// The file's path from the project's root.
    package let name: String
    package let bytes: [UInt8]
    package let signature: String
  }

  /// Absolute.
  package let path: String
  private let root: ProjectRoot

  /// `workflows/flow.yaml` has `workflows/flow.approvals`.
  package init(_ kind: Kind, of workflow: LoadedWorkflow) {
    root = workflow.root
    path = URL(fileURLWithPath: workflow.path).deletingPathExtension().path + ".\(kind.rawValue)"
  }

  private static let largestStatement = 1 << 20

  /// The folder's path from the project's root.
  package var name: String { root.relative(path) }

  /// All statements, by name; what cannot be read is a finding.
  package func entries(_ findings: inout Findings) -> [Entry] {
    if !FileManager.default.fileExists(atPath: path) { return [] }
    guard let names = names(&findings) else { return [] }
    return names.compactMap { read($0, &findings) }
  }

  private func names(_ findings: inout Findings) -> [String]? {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix(".json") }.sorted()
    } catch {
      findings.add(Finding(.error, "statement.unreadable", "\(name) cannot be read: \(error.localizedDescription)"))
      return nil
    }
  }

  private func read(_ file: String, _ findings: inout Findings) -> Entry? {
    let shown = "\(name)/\(file.printable)"
    do {
      // A signature that is not there is told of where it is checked; a link could lead to what never ends.
      for part in [file, file + ".sig"] where part == file || isThere(part) {
        let attributes = try FileManager.default.attributesOfItem(atPath: path + "/" + part)
        guard attributes[.type] as? FileAttributeType == .typeRegular,
          let size = attributes[.size] as? Int, size <= Self.largestStatement
        else {
          findings.add(
            Finding(.error, "statement.unreadable", "\(name)/\(part.printable) is no file of at most 1 MiB"))
          return nil
        }
      }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path + "/" + file))
      return Entry(name: shown, bytes: Array(bytes), signature: path + "/" + file + ".sig")
    } catch {
      findings.add(Finding(.error, "statement.unreadable", "\(shown) cannot be read: \(error.localizedDescription)"))
      return nil
    }
  }

  /// Whether there is something of a name, be it a link that leads nowhere.
  private func isThere(_ file: String) -> Bool {
    var status = stat()
    return lstat(path + "/" + file, &status) == 0
  }

  /// Writes a statement and its signature.
  ///
  /// - Parameter stem: the file's name without its ending.
  package func write(_ statement: [UInt8], signature: [UInt8], as stem: String) throws(WriteFault) -> Entry {
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw .system("create", path) }
    let file = path + "/" + stem + ".json"
    try AtomicFile.write(signature, to: file + ".sig")
    try AtomicFile.write(statement, to: file)
    return Entry(name: root.relative(file), bytes: statement, signature: file + ".sig")
  }
}
