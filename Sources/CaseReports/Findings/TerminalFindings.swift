import CaseJSON
package import CaseModel

/// Findings for people: the message, the line it is about, and the column marked.
package struct TerminalFindings {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  package func text(_ findings: Findings) -> String {
    var lines = findings.kept.flatMap(lines(for:))
    if findings.omittedCount > 0 { lines.append("… and \(findings.omittedCount) more findings") }
    if !findings.isEmpty { lines.append(Self.count(findings)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func count(_ findings: Findings) -> String {
    let errors = findings.errorCount == 1 ? "1 error" : "\(findings.errorCount) errors"
    let warnings = findings.warningCount == 1 ? "1 warning" : "\(findings.warningCount) warnings"
    return [findings.errorCount > 0 ? errors : nil, findings.warningCount > 0 ? warnings : nil].compactMap(\.self)
      .joined(separator: ", ")
  }

  private func lines(for finding: Finding) -> [String] {
    let place = finding.location.map { "\($0): " } ?? ""
    let tone: TerminalStyle.Tone = finding.severity == .error ? .redBold : .yellowBold
    var lines = [
      style.paint(place.printable, .bold) + style.paint(finding.severity.rawValue, tone) + ": "
        + finding.message.printable + style.paint(" [\(finding.code)]", .dim)
    ]
    if let excerpt = finding.excerpt, let location = finding.location { lines += marked(excerpt, location) }
    if let hint = finding.hint { lines.append("  " + style.paint("hint:", .cyan) + " " + hint.printable) }
    return lines
  }

  /// The line and a mark below the column; of a long line, the part around it.
  private func marked(_ excerpt: String, _ location: SourceLocation) -> [String] {
    let scalars = Array(excerpt.unicodeScalars)
    let column = min(max(0, location.column - 1), scalars.count)
    let gutter = "  \(location.line) │ "
    let room = style.width - Columns.width(of: gutter)
    let start = column < room * 3 / 4 ? 0 : column - room / 2
    let before = String(String.UnicodeScalarView(scalars[start..<column])).printable
    let after = String(String.UnicodeScalarView(scalars[column..<min(scalars.count, column + room)])).printable
    let shown = Columns.fit((start > 0 ? "…" : "") + before + after, room)
    let indent = Columns.width(of: gutter) - 2 + (start > 0 ? 1 : 0) + Columns.width(of: before)
    return [
      style.paint(gutter, .dim) + shown,
      String(repeating: " ", count: Columns.width(of: gutter) - 2) + style.paint("│ ", .dim)
        + String(repeating: " ", count: max(0, indent - Columns.width(of: gutter) + 2)) + style.paint("^", .red),
    ]
  }
}
