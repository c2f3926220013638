import CaseFiles
import CaseModel
import CaseReports
import CaseRun

/// The files that a run writes for others to read.
///
/// What an earlier run wrote is taken away before anything else happens, and every ending that has something to say
/// writes all of them, also one without a verdict. So a file that is there is about this run.
struct ReportFiles {
  private let files: [ReportFile]

  /// - Parameter names: of `--output`, in its order.
  init(_ names: [String]) throws(UsageFault) {
    var files: [ReportFile] = []
    for name in names {
      let file = try ReportFile(name)
      if files.contains(where: { $0.path == file.path }) {
        throw UsageFault("--output \(name) is given more than once.")
      }
      files.append(file)
    }
    self.files = files
  }

  /// Takes away what an earlier run wrote.
  func clear() throws(WriteFault) {
    for file in files { try file.remove() }
  }

  /// Writes the result of a run.
  ///
  /// - Throws: `WriteFault`, in which case none of the files is there.
  func write(_ summary: RunSummary) throws(WriteFault) {
    try write { (file) throws(WriteFault) in
      switch file.format {
      case .json: try AtomicFile.write(summary.record, to: file.path)
      case .xml: try JUnitFile(summary).write(to: file.path)
      case .md: try AtomicFile.write(Array(MarkdownReport(summary).text().utf8), to: file.path)
      }
    }
  }

  /// Writes why there is no result.
  ///
  /// - Parameter subject: the workflow as the user named it.
  func write(_ findings: Findings, of subject: String) throws(WriteFault) {
    try write { (file) throws(WriteFault) in
      let text =
        switch file.format {
        case .json: FindingsJSON.text(findings)
        case .xml: JUnitFindings.text(findings, of: subject)
        case .md: MarkdownFindings.text(findings, of: subject)
        }
      try AtomicFile.write(Array(text.utf8), to: file.path)
    }
  }

  private func write(_ body: (ReportFile) throws(WriteFault) -> Void) throws(WriteFault) {
    do throws(WriteFault) {
      for file in files { try body(file) }
    } catch {
      try clear()
      throw error
    }
  }
}
