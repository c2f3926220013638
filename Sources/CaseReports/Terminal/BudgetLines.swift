import CaseJudgement
import CaseModel

/// What was spent of the error budget, on what, and where that leads.
struct BudgetLines {
  let record: RunVerdict
  let style: TerminalStyle

  init(_ record: RunVerdict, style: TerminalStyle) {
    self.record = record
    self.style = style
  }

  var lines: [String] {
    let budget = record.budget
    guard let allowed = budget.allowed?.value else { return ["  budget: unknown"] }
    let share = allowed > 0 ? budget.spent / allowed : .infinity
    let width = 24
    let filled = Int((min(1, share) * Double(width)).rounded(share > 1 ? .up : .down))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let percent = share.isFinite ? " (\(Int((share * 100).rounded(.up))) %)" : ""
    var lines = [
      "  budget " + style.paint(bar, budget.isWithin ? .green : .red)
        + " \(NumberText.exact(budget.spent)) of \(NumberText.exact(allowed)) points\(percent)"
    ]
    let items = budget.items.filter { $0.count > 0 }.map {
      "\($0.kind.rawValue) \($0.count) = \(NumberText.exact($0.spent))"
    }
    if !items.isEmpty {
      lines.append("         " + Columns.fit(items.joined(separator: ", "), style.width - 9))
    }
    if let sentence = budget.projection?.sentence {
      lines += Columns.wrap(sentence, style.width - 9).prefix(2).map { "         " + $0 }
    }
    return lines
  }
}

/// The worst failures: which case, where it stands, what was wrong, and who answers for it.
struct FailureLines {
  let worst: WorstFailures
  let style: TerminalStyle

  init(_ worst: WorstFailures, style: TerminalStyle) {
    self.worst = worst
    self.style = style
  }

  /// - Parameter limit: how many lines there are, of which a failure takes two.
  func lines(atMost limit: Int) -> [String] {
    guard worst.count > 0 else { return [] }
    let shown = worst.notes.prefix(max(1, (limit - 1) / 2))
    let rest = worst.count - shown.count
    let head = "  worst failures" + (rest > 0 ? " (\(shown.count) of \(worst.count))" : "")
    return [style.paint(head, .dim)] + shown.flatMap { [title(of: $0), detail(of: $0)] }
  }

  private func title(of note: FailureNote) -> String {
    let critical = note.severity == .critical ? " critical" : ""
    let repetition = note.repetition > 1 ? " #\(note.repetition)" : ""
    let place = "\(note.file):\(note.line)"
    let left = "\(note.caseID.printable)\(repetition)  "
    let label = note.label + critical
    let room = style.width - 4 - Columns.width(of: left) - label.count - 2
    return "  " + style.paint("✗", .red) + " " + left + style.paint(label, .bold) + "  "
      + Columns.fit(place, max(8, room))
  }

  private func detail(of note: FailureNote) -> String {
    let owner = note.owner.map { " · \($0.name.printable)" } ?? ""
    let room = style.width - 4 - Columns.width(of: owner)
    return "    " + Columns.fit(note.why.printable, max(16, room)) + style.paint(owner, .dim)
  }
}
