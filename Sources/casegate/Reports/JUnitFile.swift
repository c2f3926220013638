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
  /// The cases that a run which stopped early left out; absent where none was.
  private let skipped: ResultRows?

  init(_ summary: RunSummary) {
    self.summary = summary
    let directory = RunDirectory(path: summary.path)
    rows = ResultRows(directory)
    skipped = StoppingSentences(summary.verdict).skipReason.map { ResultRows(skippedIn: directory, because: $0) }
  }

  func write(to path: String) throws(WriteFault) {
    var census = JUnitCensus(summary.verdict)
    let count = try rows.forEach { result throws(WriteFault) in census.add(result) }
    let reported = summary.verdict.facts.reported
    if count != reported { throw WriteFault("\(rows.path) holds \(count) rows, and \(reported) were reported") }
    let leftOut = try skipped?.forEach { result throws(WriteFault) in census.add(result) } ?? 0
    let due = summary.verdict.facts.skippedCases
    if leftOut != due { throw WriteFault("\(leftOut) cases are listed as not run, and \(due) were left out") }
    try AtomicFile.write(to: path) { file throws(WriteFault) in
      var document = JUnitDocument(census)
      var buffer = Array(document.head.utf8)
      for rows in [rows, skipped].compactMap(\.self) {
        try rows.forEach { result throws(WriteFault) in
          buffer += document.text(of: result).utf8
          if buffer.count >= Self.bufferSize {
            try file.append(buffer)
            buffer.removeAll(keepingCapacity: true)
          }
        }
      }
      try file.append(buffer + document.tail.utf8)
    }
  }
}
