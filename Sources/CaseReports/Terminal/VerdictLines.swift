import CaseJudgement
import CaseModel

/// The verdict, what it is about, and the reasons.
struct VerdictLines {
  private let record: RunVerdict
  private let style: TerminalStyle

  init(_ record: RunVerdict, style: TerminalStyle) {
    self.record = record
    self.style = style
  }

  var lines: [String] { [headline] + reasonLines + warningLines }

  var headline: String {
    let (word, tone): (String, TerminalStyle.Tone) =
      switch record.gate.verdict {
      case .promote: ("PROMOTE", .greenBold)
      case .block: ("BLOCK", .redBold)
      case .noVerdict: ("NO VERDICT", .yellowBold)
      }
    let repeats = record.numbers.repeats ?? 1
    let what =
      "\(record.workflow.name) \(record.workflow.version) · \(record.caseCountText)"
      + (repeats > 1 ? " × \(repeats)" : "") + " · owner \(record.workflow.workflowOwner.name)"
    return style.paint(word, tone) + "  " + Columns.fit(what.printable, style.width - word.count - 2)
  }

  /// The worst reason over two lines, the others in one each.
  private var reasonLines: [String] {
    let reasons = record.gate.reasons
    let most = reasons.count > 4 ? 3 : 4
    let shown = reasons.prefix(most).enumerated().flatMap { bullet($0.element, most: $0.offset == 0 ? 2 : 1) }
    let rest = reasons.count - most
    return shown + (rest > 0 ? ["  … and \(counted(rest, "more reason"))"] : [])
  }

  private var warningLines: [String] {
    let warnings = record.gate.warnings
    let most = warnings.count > 2 ? 1 : 2
    let shown = warnings.prefix(most).flatMap { bullet("warning: " + $0, most: 1) }
    let rest = warnings.count - most
    return shown + (rest > 0 ? ["  … and \(counted(rest, "more warning"))"] : [])
  }

  private func bullet(_ text: String, most: Int) -> [String] {
    Columns.wrap(text.printable, style.width - 4, most: most).enumerated().map { index, line in
      (index == 0 ? "  • " : "    ") + line
    }
  }
}
