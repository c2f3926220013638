package import CaseJSON
package import CaseModel
import Foundation

/// Reads what a run left behind.
package struct RunReader: Sendable {
  package let directory: RunDirectory
  /// The manifest's value.
  package let manifest: JSONValue
  package let workflow: Workflow

  /// - Returns: nothing where a record is missing or not one of ours; the findings say which.
  package init?(_ directory: RunDirectory, _ findings: inout Findings) {
    guard let bytes = FileReading.bytes(of: directory.manifest, shownAs: directory.manifest, &findings) else {
      return nil
    }
    guard let manifest = JSONScanner.scan(bytes, file: directory.manifest).document?.root,
      manifest["record"]?.string == "casegate.manifest", manifest["v"]?.int == ManifestRecord.version
    else {
      findings.add(
        Finding(.error, "run.manifest", "\(directory.manifest) is not a manifest that this version of casegate reads"))
      return nil
    }
    guard let workflow = WorkflowLoader.loadCopy(directory.workflow, &findings) else { return nil }
    self.directory = directory
    self.manifest = manifest
    self.workflow = workflow
  }

  /// The rows of one case, in the order of its repeats.
  package func rows(of caseID: String) throws(FileFault) -> [JSONValue] {
    var found: [JSONValue] = []
    try forEachRow(of: directory.results) { row in
      if row["case"]?.string.map({ $0.utf8.elementsEqual(caseID.utf8) }) == true { found.append(row) }
    }
    return found
  }

  /// The ids of all cases, in the order of the plan.
  package func caseIDs() throws(FileFault) -> [String] {
    var ids: [String] = []
    try forEachRow(of: directory.results) { row in
      if let id = row["case"]?.string, ids.last != id { ids.append(id) }
    }
    return ids
  }

  /// Whether a run that stopped early left a case out.
  package func leftOut(_ caseID: String) throws(FileFault) -> Bool {
    guard FileManager.default.fileExists(atPath: directory.skipped) else { return false }
    var isThere = false
    try forEachRow(of: directory.skipped) { row in
      if SkippedRecord(row)?.caseID.utf8.elementsEqual(caseID.utf8) == true { isThere = true }
    }
    return isThere
  }

  private func forEachRow(of path: String, _ body: (JSONValue) -> Void) throws(FileFault) {
    var reader = try LineReader(path: path, shownAs: path)
    while let block = try reader.next() {
      block.forEachLine { line in
        let scanned = JSONScanner.scan(
          line.text, file: path, firstLine: line.number, byteOffset: line.byteOffset)
        if let row = scanned.document?.root { body(row) }
      }
    }
  }

  /// Where the case of a row was read from.
  package enum Origin: Sendable, Equatable {
    case dataset
    /// The row, because the dataset does not hold the case any more as it was.
    case row
  }

  /// The case of a row: read again from its dataset where that is unchanged, else as the row embeds it.
  ///
  /// - Returns: nothing where neither is possible.
  package func item(of row: JSONValue) -> (item: Case, origin: Origin)? {
    if let dataset = row["dataset"]?.string, let offset = row["offset"]?.int, let line = row["line"]?.int {
      let root = URL(fileURLWithPath: directory.path).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
      let path = dataset.hasPrefix("/") ? dataset : root.appendingPathComponent(dataset).path
      if let (item, digest) = reread(path, dataset, line: line, offset: offset), digest == row["digest"]?.string {
        return (item, .dataset)
      }
    }
    return embedded(in: row).map { ($0, .row) }
  }

  private func reread(_ path: String, _ name: String, line: Int, offset: Int) -> (item: Case, digest: String)? {
    do throws(FileFault) {
      let file = try PositionedFile(path: path, shownAs: name)
      return file.line(at: offset).flatMap { bytes in
        CaseParser.parse(line: bytes, number: line, byteOffset: offset, file: name).map {
          ($0, Digest(of: bytes).description)
        }
      }
    } catch {
      return nil
    }
  }

  /// The case of a failed row, which holds all that its replay reads.
  private func embedded(in row: JSONValue) -> Case? {
    guard let id = row["case"], let input = row["input"], let expected = row["expected"] else { return nil }
    var builder = JSONBuilder()
    builder.beginObject()
    let members = [
      ("id", id), ("input", input), ("expected", expected), ("approvals", row["approvals"]),
      ("tool_results", row["tool_results"]), ("severity", row["severity"]), ("tags", row["tags"]),
      ("cluster", row["cluster"]),
    ]
    for case (let name, let value?) in members {
      builder.key(name)
      builder.copy(value)
    }
    builder.end()
    return CaseParser.decode(builder.finish())
  }
}
