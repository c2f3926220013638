import CaseJudgement
import CaseModel
package import CaseRun

/// A finished run on one screen: the verdict and why, then what it rests on.
package struct SummaryText {
  /// How many lines a screen has.
  static let height = 40

  private let summary: RunSummary
  private let style: TerminalStyle
  private let runPath: String

  /// - Parameter runPath: where the run was written, as the user would type it.
  package init(_ summary: RunSummary, runPath: String, style: TerminalStyle) {
    self.summary = summary
    self.style = style
    self.runPath = runPath
  }

  /// The whole text, with a line end.
  package var text: String { lines.joined(separator: "\n") + "\n" }

  /// The first line only.
  package var verdictLine: String { VerdictLines(summary.verdict, style: style).headline + "\n" }

  /// Checks and failures share what the other sections leave of the screen.
  private var lines: [String] {
    let record = summary.verdict
    let verdict = VerdictLines(record, style: style).lines
    let matrix = MatrixLines(record.numbers, style: style).lines
    let spent =
      BudgetLines(record, style: style).lines + JudgeLines(record.judges, style: style).lines
      + NumberLines(record, style: style).lines
    let foot = FootLines(summary, runPath: runPath, style: style).lines
    let checks = CheckLines(record.gate, style: style)
    let failures = FailureLines(record.worst, style: style)
    let slices = SliceLine(record.numbers, style: style).lines
    let comparison = ComparisonLines(record.baseline, style: style)
    let needed = comparison.needed + (record.repeatability == nil ? 0 : 1)
    let blanks = 4 + (failures.wanted > 0 ? 1 : 0) + (needed > 0 ? 1 : 0)
    let taken = verdict.count + matrix.count + spent.count + foot.count + blanks + needed
    // Which cases broke comes before most of the failures, and behind the checks that do not hold.
    let spare = max(0, Self.height - taken - checks.needed - min(failures.wanted, FailureLines.least))
    let repeatability = repeatability(atMost: spare > 0 ? 2 : 1)
    let compared =
      comparison.lines(atMost: comparison.needed + max(0, spare - max(0, repeatability.count - 1))) + repeatability
    let fixed = taken - needed + compared.count
    let share = ScreenShare(room: Self.height - fixed, checks: checks, failures: failures, slices: slices.count)
    let sections = [
      verdict, checks.lines(atMost: share.checks), matrix, spent + slices.prefix(share.slices), compared,
      failures.lines(atMost: share.failures), foot,
    ]
    return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
  }

  private func repeatability(atMost limit: Int) -> [String] {
    guard let found = summary.verdict.repeatability else { return [] }
    let text = RepeatabilityLines(found: found).sentences.joined(separator: "; ")
    return Columns.wrap(text, style.width - 2, most: limit).map { "  " + $0 }
  }
}

/// How many lines each of the sections gets that can be longer or shorter.
struct ScreenShare {
  let checks: Int
  let slices: Int
  let failures: Int

  /// Checks that do not hold come first, then three failures, the worst slices, the other checks, and more failures.
  init(room: Int, checks: CheckLines, failures: FailureLines, slices: Int) {
    let usual = min(failures.wanted, FailureLines.usual)
    self.slices = max(0, min(slices, room - checks.needed - usual))
    let least = min(checks.needed, room - self.slices - min(failures.wanted, FailureLines.least))
    self.checks = max(least, min(checks.wanted, room - self.slices - usual))
    self.failures = room - self.slices - self.checks
  }
}
