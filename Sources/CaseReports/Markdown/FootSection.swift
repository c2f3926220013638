import CaseJudgement
import CaseRun

/// What is to be known about the recordings, and how to look at the worst failure.
struct FootSection {
  private let summary: RunSummary

  init(_ summary: RunSummary) { self.summary = summary }

  var lines: [String] {
    let foot = FootLines(summary, runPath: "", style: TerminalStyle(width: .max, hasColor: false))
    let remarks = foot.remarks.map { "- " + MarkdownText.escaped($0) }
    guard let next = foot.next else { return remarks }
    // A fence that is longer than any in the command.
    let ticks = next.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, ticks + 1))
    return remarks + (remarks.isEmpty ? [] : [""]) + [fence + "sh", next, fence]
  }
}
