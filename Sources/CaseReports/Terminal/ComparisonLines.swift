import CaseJudgement
import CaseModel

/// What became of the cases since the baseline, in a few lines of the summary's screen.
struct ComparisonLines {
  /// Cases that are listed, each in two lines.
  private static let mostNotes = 2

  private let baseline: BaselineResult
  private let style: TerminalStyle

  init(_ baseline: BaselineResult, style: TerminalStyle) {
    self.baseline = baseline
    self.style = style
  }

  /// The lines that tell what it was compared with and how many cases changed.
  var needed: Int {
    switch baseline {
    case .absent: 0
    case .unusable: 1
    case .compared(let report): report.isComparable ? 2 : 1
    }
  }

  /// - Parameter limit: how many lines there are: first what is needed, then the numbers, then cases in two lines each.
  func lines(atMost limit: Int) -> [String] {
    switch baseline {
    case .absent: return []
    case .unusable(let name, _): return [head("baseline \(name.printable): not compared")]
    case .compared(let report):
      let sentences = ComparisonSentences(report)
      if !report.isComparable { return [head(sentences.title + ": not compared")] }
      let numbers = Columns.wrap(
        sentences.numbers.prefix(2).joined(separator: "; "), style.width - 2, most: max(1, min(2, limit - needed)))
      let top = [head(sentences.title), "  " + Columns.fit(sentences.counts, style.width - 2)]
      let shown = top + (limit > needed ? numbers.map { "  " + $0 } : [])
      return shown + broken(report, atMost: limit - shown.count)
    }
  }

  private func head(_ text: String) -> String { style.paint(Columns.fit("  " + text, style.width), .dim) }

  private func broken(_ report: ComparisonReport, atMost limit: Int) -> [String] {
    let notes = report.part.broken
    // One line says how many are left out.
    let shown = notes.entries.prefix(max(0, min(Self.mostNotes, (limit - 1) / 2)))
    if shown.isEmpty { return [] }
    return shown.flatMap { note in
      let room = style.width - 4
      let name = Columns.fit(note.name, room / 3)
      return [
        "  " + style.paint("↓", .red) + " " + name + "  "
          + Columns.fit(note.change, room - Columns.width(of: name) - 2),
        "    " + style.paint(Columns.fit(note.cause, room), .dim),
      ]
    } + (notes.count > shown.count ? ["  … and \(counted(notes.count - shown.count, "more newly broken case"))"] : [])
  }
}

/// How often the verdict would have flipped, where that was asked.
struct RepeatabilityLines {
  let found: Repeatability

  /// Without colour, one sentence each.
  var sentences: [String] {
    let verdicts = Verdict.allCases.compactMap { kind in found.verdicts[kind].map { "\(kind.rawValue) \($0)" } }
    let checks = found.checks.prefix(3).map { "\($0.name.printable) \($0.flips)" }
    return [
      "against itself: the verdict flipped in \(found.flips) of \(counted(found.halvings, "halving")) into "
        + "\(found.repeatsPerHalf) and \(found.repeatsPerHalf) repeats (\(verdicts.joined(separator: ", ")))"
    ] + (checks.isEmpty ? [] : ["checks that differed: \(checks.joined(separator: ", "))"])
  }
}
