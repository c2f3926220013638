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
  package var text: String {
    let record = summary.verdict
    var lines = VerdictLines(record, style: style).lines
    lines += [""] + CheckLines(record.gate, style: style).lines
    lines += [""] + MatrixLines(record.numbers, style: style).lines
    lines += [""] + BudgetLines(record, style: style).lines
    lines += NumberLines(record, style: style).lines
    let foot = footLines
    let room = Self.height - lines.count - foot.count - 2
    let failures = FailureLines(record.worst, style: style).lines(atMost: max(3, room))
    if !failures.isEmpty { lines += [""] + failures }
    return (lines + [""] + foot).joined(separator: "\n") + "\n"
  }

  /// The first line only.
  package var verdictLine: String { (VerdictLines(summary.verdict, style: style).lines.first ?? "") + "\n" }

  private var footLines: [String] {
    var lines: [String] = []
    if let changes = summary.rehearsedChanges {
      let tone: TerminalStyle.Tone = changes == 0 ? .green : .redBold
      lines.append(style.paint("kill switch rehearsed: \(changes) calls that change something came out", tone))
    }
    if summary.unusedReplies > 0 {
      lines.append("\(summary.unusedReplies) recorded replies answer for no case of this plan")
    }
    if summary.unverifiedReplies > 0 {
      lines.append("\(summary.unverifiedReplies) recorded replies carry no key: unverified against the requests")
    }
    return lines.map { style.paint(Columns.fit($0, style.width), .dim) }
      + ["run  " + Columns.fit(runPath, style.width - 5)]
  }
}

/// The verdict, what it is about, and the reasons.
struct VerdictLines {
  let record: RunVerdict
  let style: TerminalStyle

  init(_ record: RunVerdict, style: TerminalStyle) {
    self.record = record
    self.style = style
  }

  var lines: [String] {
    let (word, tone): (String, TerminalStyle.Tone) =
      switch record.gate.verdict {
      case .promote: ("PROMOTE", .greenBold)
      case .block: ("BLOCK", .redBold)
      case .noVerdict: ("NO VERDICT", .yellowBold)
      }
    let repeats = record.numbers.repeats ?? 1
    let what =
      "\(record.workflow.name) \(record.workflow.version) · \(record.numbers.caseCount) cases"
      + (repeats > 1 ? " × \(repeats)" : "") + " · owner \(record.workflow.workflowOwner.name)"
    var lines = [style.paint(word, tone) + "  " + Columns.fit(what.printable, style.width - word.count - 2)]
    let most = record.gate.reasons.count > 4 ? 3 : 4
    for reason in record.gate.reasons.prefix(most) { lines.append(bullet(reason)) }
    if record.gate.reasons.count > most { lines.append("  … and \(record.gate.reasons.count - most) more reasons") }
    for warning in record.gate.warnings.prefix(2) { lines.append(bullet("warning: " + warning)) }
    return lines
  }

  private func bullet(_ text: String) -> String { "  • " + Columns.fit(text.printable, style.width - 4) }
}
