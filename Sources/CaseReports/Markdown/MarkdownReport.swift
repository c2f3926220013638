import CaseJudgement
import CaseModel
package import CaseRun

/// A finished run for a job's summary or a pull request: the verdict and why, then what it rests on.
package struct MarkdownReport {
  /// What GitHub takes for one step.
  package static let largestSummary = 1 << 20
  /// The first line of every file, by which casegate knows its own again.
  package static let mark = "<!-- casegate report -->"

  private let summary: RunSummary

  package init(_ summary: RunSummary) { self.summary = summary }

  /// The whole text.
  ///
  /// - Parameter limit: in bytes; where there is more, it ends with a line that says so.
  package func text(limit: Int = Self.largestSummary) -> String {
    let verdict = summary.verdict
    let sections = [
      VerdictSection(verdict).lines, CheckSection(verdict.gate).lines, JudgeSection(verdict.judges).lines,
      ComparisonSection(verdict).lines,
      FailureSection(verdict.worst).lines,
      MatrixSection(verdict.numbers).lines, BudgetSection(verdict).lines, SliceSection(verdict.numbers).lines,
      FootSection(summary).lines,
    ]
    return Self.text([Self.mark] + Array(sections.filter { !$0.isEmpty }.joined(separator: [""])), limit: limit)
  }

  /// As many of the lines as there is room for.
  static func text(_ lines: [String], limit: Int) -> String {
    let note = "\n*Cut here: the rest is longer than GitHub shows.*\n"
    var text = ""
    var size = 0
    for (index, line) in lines.enumerated() {
      let count = line.utf8.count + 1
      let reserve = index == lines.count - 1 ? 0 : note.utf8.count
      if size + count + reserve > limit {
        // Whoever asks for less than the note takes gets nothing.
        return size + note.utf8.count <= limit ? text + note : ""
      }
      text += line + "\n"
      size += count
    }
    return text
  }
}
