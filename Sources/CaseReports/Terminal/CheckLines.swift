import CaseJudgement
import CaseModel

/// Each check of the gate with what was observed, the bound, and what stands behind the number.
struct CheckLines {
  private let rows: [CheckRow]
  /// Checks that are always on and hold.
  private let quiet: Int
  private let style: TerminalStyle
  private let columns: CheckColumns

  init(_ gate: GateReport, style: TerminalStyle) {
    let shown = gate.checks.filter { $0.isDeclared || !$0.holds }
    rows = shown.map { CheckRow($0) }
    quiet = gate.checks.count - shown.count
    self.style = style
    columns = CheckColumns(rows, width: style.width)
  }

  /// The lines that show every check.
  var wanted: Int { 1 + rows.count + (quiet > 0 ? 1 : 0) }

  /// The lines that show every check that does not hold, and how many others there are.
  var needed: Int {
    let failing = rows.count { !$0.holds }
    return wanted - rows.count + failing + (failing < rows.count ? 1 : 0)
  }

  func lines(atMost limit: Int) -> [String] {
    let shown = prioritised(limit - (wanted - rows.count))
    var lines = [style.paint(columns.head, .dim)]
    lines += shown.map { "  " + style.paint($0.mark, $0.tone) + " " + columns.text(of: $0) }
    let omitted = rows.count - shown.count
    if omitted > 0 {
      let failing = rows.count { !$0.holds } - shown.count { !$0.holds }
      lines.append(Columns.fit("  … and \(omitted) more" + Self.remark(failing, of: omitted), style.width))
    }
    if quiet > 0 {
      let text = quiet == 1 ? "1 always-on check holds" : "\(quiet) always-on checks hold"
      lines.append("  " + style.paint("✓", .green) + " " + text)
    }
    return lines
  }

  private static func remark(_ failing: Int, of omitted: Int) -> String {
    if failing == 0 { return omitted == 1 ? " that holds" : " that hold" }
    return ", \(failing) of which \(failing == 1 ? "does" : "do") not hold"
  }

  /// Those that do not hold, then as many others as there is room for, in their own order.
  private func prioritised(_ room: Int) -> [CheckRow] {
    if rows.count <= room { return rows }
    let failing = rows.indices.filter { !rows[$0].holds }
    let holding = rows.indices.filter { rows[$0].holds }
    // One line says how many are left out.
    return (failing + holding).prefix(max(0, room - 1)).sorted().map { rows[$0] }
  }
}
