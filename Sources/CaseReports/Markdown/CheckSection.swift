import CaseJudgement
import CaseModel

/// Each check of the gate: what was observed, what was demanded, and what stands behind the number.
struct CheckSection {
  private let rows: [CheckResult]
  /// Checks that are always on and hold.
  private let quiet: Int

  init(_ gate: GateReport) {
    rows = gate.checks.filter { $0.isDeclared || !$0.holds }
    quiet = gate.checks.count - rows.count
  }

  var lines: [String] {
    let table = MarkdownText.table(
      ["", "check", "observed", "bound", "95 % interval, or the bound that decided"], numbers: [2],
      rows.map { check in
        let row = CheckRow(check)
        return [
          row.mark, MarkdownText.escaped(check.name), MarkdownText.escaped(check.observed),
          MarkdownText.escaped(check.demanded), MarkdownText.escaped(row.evidence),
        ]
      })
    let rest = quiet == 1 ? "✓ 1 always-on check holds" : "✓ \(quiet) always-on checks hold"
    return (rows.isEmpty ? [] : table) + (quiet > 0 ? ["", rest] : [])
  }
}
