import CaseFiles
import CaseJSON
import CaseModel
import CaseReports

/// The results of a run as it wrote them, or the cases that it did not run, read back in the order of the plan.
struct ResultRows {
  let path: String
  private let read: (JSONValue) -> CaseResult?

  init(_ directory: RunDirectory) { (path, read) = (directory.results, { CaseResult($0) }) }

  /// - Parameter reason: why they were not run.
  init(skippedIn directory: RunDirectory, because reason: String) {
    (path, read) = (directory.skipped, { SkippedRecord($0).map { CaseResult($0, because: reason) } })
  }

  /// Calls the body for every row.
  ///
  /// - Returns: how many there are.
  /// - Throws: `WriteFault` where the file cannot be read back as it was written.
  @discardableResult
  func forEach(_ body: (CaseResult) throws(WriteFault) -> Void) throws(WriteFault) -> Int {
    var count = 0
    do {
      var reader = try LineReader(path: path, shownAs: path)
      while let block = try reader.next() {
        try block.forEachLine { line in
          let scanned = JSONScanner.scan(line.text, file: path, firstLine: line.number, byteOffset: line.byteOffset)
          guard let row = scanned.document?.root, scanned.faults.isEmpty, let result = read(row) else {
            throw WriteFault("line \(line.number) of \(path) cannot be read back")
          }
          try body(result)
          count += 1
        }
      }
    } catch let fault as FileFault {
      throw WriteFault(fault.finding.message)
    } catch let fault as WriteFault {
      throw fault
    } catch {
      throw WriteFault("\(path) cannot be read back: \(error)")
    }
    return count
  }
}

extension CaseResult {
  fileprivate init(_ skipped: SkippedRecord, because reason: String) {
    self.init(
      caseID: skipped.caseID, repetition: 1, dataset: skipped.dataset, line: skipped.line,
      severity: skipped.severity.rawValue, owner: nil, fault: nil)
    self.skipped = reason
  }

  /// - Returns: nothing where a row lacks what every row has.
  init?(_ row: JSONValue) {
    guard let caseID = row["case"]?.string, let repetition = row["repeat"]?.int, let passed = row["passed"]?.bool,
      let dataset = row["dataset"]?.string, let line = row["line"]?.int, let severity = row["severity"]?.string
    else { return nil }
    let owner = row["owner"].flatMap { owner in
      owner["name"]?.string.map { name in
        name + (owner["role"]?.string.map { ", " + $0.replacing("_", with: " ") } ?? "")
      }
    }
    self.init(
      caseID: caseID, repetition: repetition, dataset: dataset, line: line, severity: severity, owner: owner,
      fault: passed ? nil : Fault(row))
  }
}

extension CaseResult.Fault {
  fileprivate init(_ row: JSONValue) {
    let fault = row["fault"]?["kind"]?.string
    var actual = JSONWriter()
    actual.object { writer in
      for name in ["outcome", "action", "reason", "to", "attached", "missing", "calls", "output", "fault"] {
        guard let value = row[name] else { continue }
        writer.key(named: name)
        writer.value(value)
      }
    }
    self.init(
      isError: row["outcome"]?.string == "error", kind: row["failure"]?.string ?? fault ?? "unknown",
      why: row["why"]?.string ?? "no reason was recorded",
      parts: (row["parts"]?.members).map { $0.filter { $0.value.bool == false }.map(\.name) } ?? [],
      expected: row["expected"]?.canonicalText ?? "unknown", actual: String(decoding: actual.bytes, as: UTF8.self))
  }
}
