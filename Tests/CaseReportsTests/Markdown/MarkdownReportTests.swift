import CaseJudgement
import CaseModel
import CaseRun
import Testing

@testable import CaseReports

@Suite struct MarkdownReportTests {
  @Test(arguments: 0..<60)
  func everyReportIsCutWhereItIsTooLong(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    let report = MarkdownReport(try run.summary())
    let whole = report.text()
    #expect(whole.utf8.count <= MarkdownReport.largestSummary)
    #expect(!whole.contains("Cut here"))
    for limit in [0, 10, 60, 300, 1000, 3000, whole.utf8.count - 1, whole.utf8.count] {
      let text = report.text(limit: limit)
      #expect(text.utf8.count <= limit)
      #expect(text == whole || text.isEmpty || text.contains("Cut here"))
      // The verdict is the first that anybody reads, and the last that is cut.
      #expect(limit < 300 || text.split(separator: "\n").dropFirst().first?.hasPrefix("## ") == true)
    }
  }

  @Test(arguments: 0..<60)
  func tablesHaveAsManyCellsAsColumns(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    var columns = 0
    for line in MarkdownReport(try run.summary()).text().split(separator: "\n", omittingEmptySubsequences: false) {
      let bars = line.count { $0 == "|" }
      if columns == 0 { columns = bars } else if bars > 0 { #expect(bars == columns, "\(line)") } else { columns = 0 }
    }
  }

  @Test func hugeListsAreCutAndCounted() {
    var worst = Shortlist<FailureNote>()
    for ordinal in 0..<5000 {
      worst.add(
        FailureNote(
          ordinal: ordinal, caseID: "c\(ordinal)", repetition: 1, file: "f", line: 1, severity: .medium,
          kind: .overRefusal, fault: nil, why: "", owner: nil))
    }
    let lines = FailureSection(worst).lines
    #expect(lines.first == "### Worst failures: 25 of 5000")
    #expect(lines.count { $0.hasPrefix("| c") } == 26, "with the head")
  }
}
