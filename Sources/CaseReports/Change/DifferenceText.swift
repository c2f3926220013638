import CaseJSON
package import CaseJudgement
import CaseModel

/// The differences between two versions for people: what widens first, each with what was written and what is.
package struct DifferenceText {
  private let difference: VersionDifference
  private let style: TerminalStyle

  package init(_ difference: VersionDifference, style: TerminalStyle) {
    self.difference = difference
    self.style = style
  }

  package var text: String {
    let groups = difference.groups.flatMap { group in
      ["", style.paint(group.kind.words, group.kind.tone)] + group.changes.flatMap(lines(for:))
    }
    return (head + groups + [""] + version).map { $0.trimmedEnd + "\n" }.joined()
  }

  private var head: [String] {
    let (old, new) = (difference.old, difference.new)
    let name = old.workflow == new.workflow ? old.workflow : "\(old.workflow) → \(new.workflow)"
    let tone: TerminalStyle.Tone = difference.wideningCount > 0 ? .yellowBold : .greenBold
    let title = "\(name.printable) \(old.version) → \(new.version)"
    return [Columns.fit(title, style.width - Columns.width(of: verdict) - 2) + "  " + style.paint(verdict, tone)]
      + ["  \(old.file)", "→ \(new.file)"].map { style.paint(Columns.fitEnd($0.printable, style.width), .dim) }
  }

  /// What the differences come to, in a few words.
  private var verdict: String {
    let widening = difference.wideningCount
    if difference.changes.isEmpty { return "NO DIFFERENCE" }
    if widening == 0 { return "NOTHING WIDENS" }
    return widening == 1 ? "1 CHANGE WIDENS" : "\(widening) CHANGES WIDEN"
  }

  private var version: [String] {
    let mark = difference.rise.holds ? style.paint("✓", .green) : style.paint("✗", .red)
    let text = "version \(difference.rise.new): \(difference.rise.reason) (demanded: \(difference.rise.demanded))"
    let lines = Columns.wrap(text, style.width - 4)
    return lines.enumerated().map { index, line in (index == 0 ? "  \(mark) " : "    ") + line }
  }

  /// The subject and its place, old and new, and what follows.
  private func lines(for change: WorkflowChange) -> [String] {
    let place = change.location.map { "\($0.file):\($0.line)" }?.printable ?? ""
    let subject = Columns.fit(change.subject.printable, style.width - 2)
    let room = style.width - 4 - Columns.width(of: subject)
    var lines = ["  " + style.paint(subject, .bold)]
    if room >= 12 {
      let shown = Columns.fitEnd(place, room)
      lines[0] += String(repeating: " ", count: room + 2 - Columns.width(of: shown)) + style.paint(shown, .dim)
    } else if !place.isEmpty {
      lines.append("    " + style.paint(Columns.fitEnd(place, style.width - 4), .dim))
    }
    lines += written(change)
    return lines + Columns.wrap(change.explanation.printable, style.width - 4, most: 4).map { "    " + $0 }
  }

  /// What was written and what is: in one line where there is room, else in two.
  private func written(_ change: WorkflowChange) -> [String] {
    let (old, new) = (change.old?.printable ?? "nothing", change.new?.printable ?? "nothing")
    if change.old == nil, change.new == nil { return [] }
    let line = "    \(old) → \(new)"
    if Columns.width(of: line) <= style.width { return [line] }
    // What both begin with says nothing: the difference has to be on the screen.
    let room = style.width - 6
    let common = zip(old, new).prefix { $0 == $1 }.count
    let start = common > room / 2 ? common - room / 3 : 0
    return zip(["-", "+"], [old, new]).map { mark, text in
      "    \(mark) " + Columns.fit((start > 0 ? "…" : "") + text.dropFirst(start), room)
    }
  }
}
