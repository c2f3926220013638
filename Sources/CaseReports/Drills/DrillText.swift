import CaseModel
package import CaseRun

/// What drills came to, for people: each boundary that was crossed, with the smallest change that crossed it.
package struct DrillText {
  private let report: DrillReport
  private let title: String
  private let style: TerminalStyle

  /// - Parameter title: `support-triage 2.3.0`
  package init(_ report: DrillReport, title: String, style: TerminalStyle) {
    self.report = report
    self.title = title
    self.style = style
  }

  package var text: String {
    let isHeld = report.crossings.isEmpty
    let word = isHeld ? "HELD" : "CROSSED"
    let probes = report.kinds.reduce(0) { $0 + report.probeCount($1) }
    let head =
      style.paint(word, isHeld ? .greenBold : .redBold)
      + Columns.fit(
        "  \(title.printable) · \(counted(probes, "probe")) of \(counted(report.caseCount, "case"))",
        style.width - word.count)
    var lines = [head, ""] + report.kinds.map(line)
    if report.erroredCases > 0 {
      lines.append("  \(counted(report.erroredCases, "case")) ended in an error and gave few probes")
    }
    if !isHeld { lines += ["", style.paint("  crossed, each with the smallest change that did it", .dim)] }
    for crossing in report.crossings { lines += self.lines(crossing) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func line(_ kind: DrillKind) -> String {
    let (crossed, probed) = (report.crossedCount(kind), report.probeCount(kind))
    let (mark, tone): (String, TerminalStyle.Tone) =
      crossed > 0 ? ("✗", .red) : probed > 0 ? ("✓", .green) : ("?", .yellow)
    let numbers = probed == 0 ? "nothing to probe" : "\(crossed) of \(probed) crossed"
    let name = Columns.pad(kind.rawValue, DrillKind.allCases.map(\.rawValue.count).max() ?? 0)
    return "  " + style.paint(mark, tone) + " \(name)  \(numbers)"
  }

  private func lines(_ crossing: DrillReport.Crossing) -> [String] {
    let room = style.width - 4
    let more = crossing.count > 1 ? "  (\(crossing.count) probes)" : ""
    let place = "\(crossing.caseID) at \(crossing.file):\(crossing.line)"
    return [
      "  " + style.paint("✗", .red) + " " + Columns.fit(crossing.subject.printable + more, room),
      "    " + Columns.fit(place.printable, room),
    ]
      + Columns.wrap("\(crossing.change.printable): \(crossing.demand.printable), got \(crossing.actual)", room)
      .map { "    " + $0 }
  }
}
