import CaseFiles
import CaseJudgement
import CaseReports
import CaseRun

/// Writes the JUnit report of a run, reading its results twice: once to count them, once to list them. However many
/// there are, a few thousand bytes of them stand in memory.
struct JUnitFile {
  private static let bufferSize = 1 << 16

  private let summary: RunSummary
  private let rows: ResultRows

  init(_ summary: RunSummary) {
    self.summary = summary
    rows = ResultRows(RunDirectory(path: summary.path))
  }

  func write(to path: String) throws(WriteFault) {
    var census = JUnitCensus(summary.verdict)
    let count = try rows.forEach { result throws(WriteFault) in census.add(result) }
    let reported = summary.verdict.facts.reported
    if count != reported { throw WriteFault("\(rows.path) holds \(count) rows, and \(reported) were reported") }
    try AtomicFile.write(to: path) { file throws(WriteFault) in
      var document = JUnitDocument(census)
      var buffer = Array(document.head.utf8)
      try rows.forEach { result throws(WriteFault) in
        buffer += document.text(of: result).utf8
        if buffer.count >= Self.bufferSize {
          try file.append(buffer)
          buffer.removeAll(keepingCapacity: true)
        }
      }
      try file.append(buffer + document.tail.utf8)
    }
  }
}
