package import CaseJudgement
import CaseModel

/// The comparison of two finished runs: the numbers, then every case that the two do not agree about.
package struct ComparisonText {
  private let report: ComparisonReport
  private let candidate: BaselineIdentity
  private let style: TerminalStyle

  package init(_ report: ComparisonReport, candidate: BaselineIdentity, style: TerminalStyle) {
    self.report = report
    self.candidate = candidate
    self.style = style
  }

  /// The whole text, with a line end.
  package var text: String { lines.map { $0 + "\n" }.joined() }

  private var lines: [String] {
    let sentences = ComparisonSentences(report)
    let subject = "\(candidate.workflow.printable) \(candidate.version.printable) (\(candidate.name.printable))"
    var lines = [
      Columns.fit("candidate " + subject, style.width), Columns.fit(sentences.title, style.width),
      style.paint(Columns.fit("\(counted(report.tally.caseCount, "case")) compared", style.width), .dim), "",
    ]
    lines += Columns.wrap(sentences.counts, style.width)
    lines += (sentences.numbers + [sentences.shared].compactMap(\.self)).flatMap { Columns.wrap($0, style.width) }
    lines += slices
    for (title, mark, tone, notes) in [
      ("newly broken", "↓", TerminalStyle.Tone.red, report.part.broken),
      ("newly fixed", "↑", .green, report.part.fixed),
      ("other outcome, same score", "≠", .yellow, report.part.changed),
    ] where notes.count > 0 {
      let cut = notes.count > notes.entries.count ? " (\(notes.entries.count) of \(notes.count))" : ""
      lines += ["", style.paint(title + cut, .bold)]
      lines += notes.entries.flatMap { self.lines(of: $0, mark, tone) }
    }
    return lines
  }

  private var slices: [String] {
    let changed = report.slices.compactMap { slice -> String? in
      let counts = report.tally.counts(in: slice)
      let (broken, fixed) = (counts[.newlyBroken] ?? 0, counts[.newlyFixed] ?? 0)
      if broken + fixed == 0 { return nil }
      return "\(slice) -\(broken) +\(fixed) of \(counts.values.reduce(0, +))".printable
    }
    if changed.isEmpty { return [] }
    return Columns.wrap("by part: " + changed.joined(separator: " · "), style.width, most: 6)
  }

  private func lines(of note: PairNote, _ mark: String, _ tone: TerminalStyle.Tone) -> [String] {
    let critical = note.severity == .critical ? ", critical" : ""
    let name = Columns.fit(note.name + critical, style.width / 2)
    let rules = [note.ruleBefore.map { "before \($0)" }, note.ruleAfter.map { "now \($0)" }].compactMap(\.self)
    return [
      style.paint(mark, tone) + " " + name + "  "
        + Columns.fitEnd(note.place, max(8, style.width - 4 - Columns.width(of: name))),
      "    " + Columns.fit(note.change, style.width - 4),
    ] + Columns.wrap(note.cause, style.width - 4, most: 2).map { "    " + style.paint($0, .dim) }
      + (note.ruleBefore == note.ruleAfter || rules.isEmpty
        ? [] : ["    " + style.paint(Columns.fit(rules.joined(separator: "; "), style.width - 4), .dim)])
  }
}
