import CaseJudgement
import CaseModel

/// The worst failures: which case, where it stands, what was wrong, and who answers for it.
struct FailureLines {
  /// The lines of one failure, and of three.
  static let least = 3
  static let usual = 7

  private let worst: Shortlist<FailureNote>
  private let style: TerminalStyle

  init(_ worst: Shortlist<FailureNote>, style: TerminalStyle) {
    self.worst = worst
    self.style = style
  }

  /// How many lines it takes to show all that is known.
  var wanted: Int { worst.entries.isEmpty ? 0 : 1 + 2 * worst.entries.count }

  /// - Parameter limit: how many lines there are, of which a failure takes two.
  func lines(atMost limit: Int) -> [String] {
    guard worst.count > 0, limit >= Self.least else { return [] }
    let shown = worst.entries.prefix((limit - 1) / 2)
    let rest = worst.count - shown.count
    let head = "  worst failures" + (rest > 0 ? " (\(shown.count) of \(worst.count))" : "")
    return [style.paint(head, .dim)] + shown.flatMap { [title(of: $0), detail(of: $0)] }
  }

  private var room: Int { style.width - 4 }

  /// The case, what went wrong, and the end of the place where it stands: the line is what tells places apart.
  private func title(of note: FailureNote) -> String {
    let critical = note.severity == .critical ? " critical" : ""
    let repetition = note.repetition > 1 ? " #\(note.repetition)" : ""
    let place = "\(note.file):\(note.line)".printable
    let label = Columns.fit(note.label + critical, room - 10)
    let free = room - Columns.width(of: label) - 2
    let kept = style.width < 80 ? 0 : min(Columns.width(of: place), 24) + 2
    let id = Columns.fit(note.caseID.printable, max(8, free - kept - repetition.count)) + repetition
    let left = free - Columns.width(of: id) - 2
    return "  " + style.paint("✗", .red) + " " + Columns.fit(id, free) + "  " + style.paint(label, .bold)
      + (left >= 8 ? "  " + Columns.fitEnd(place, left) : "")
  }

  private func detail(of note: FailureNote) -> String {
    let owner = note.owner.map { Columns.fit(" · \($0.name.printable)", room / 2) } ?? ""
    return "    " + Columns.fit(note.why.printable, room - Columns.width(of: owner)) + style.paint(owner, .dim)
  }
}
