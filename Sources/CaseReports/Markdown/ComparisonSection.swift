import CaseJudgement
import CaseModel

/// What became of the cases since the baseline: the counts, the numbers, and the cases that broke or were mended.
struct ComparisonSection {
  private static let most = 25

  private let verdict: RunVerdict

  init(_ verdict: RunVerdict) { self.verdict = verdict }

  var lines: [String] {
    let comparison = compared
    guard let found = verdict.repeatability else { return comparison }
    let sentences = RepeatabilityLines(found: found).sentences.map { "- " + MarkdownText.escaped($0) }
    return comparison + (comparison.isEmpty ? [] : [""]) + ["### Repeatability", ""] + sentences
  }

  private var compared: [String] {
    switch verdict.baseline {
    case .absent: return []
    case .unusable(let name, let reason):
      return ["### Comparison", "", "Not compared with \(MarkdownText.escaped(name)): \(MarkdownText.escaped(reason))"]
    case .compared(let report):
      let sentences = ComparisonSentences(report)
      let head = ["### Comparison with \(MarkdownText.escaped(sentences.title))", ""]
      if !report.isComparable {
        return head + report.refusals.map { "- not comparable: " + MarkdownText.escaped($0) }
      }
      return head
        + ([sentences.counts] + sentences.numbers + [sentences.shared].compactMap(\.self)).map {
          "- " + MarkdownText.escaped($0)
        }
        + table("newly broken", report.part.broken) + table("newly fixed", report.part.fixed)
    }
  }

  private func table(_ title: String, _ notes: Shortlist<PairNote>) -> [String] {
    if notes.count == 0 { return [] }
    let shown = notes.entries.prefix(Self.most)
    let cut = shown.count < notes.count ? ": \(shown.count) of \(notes.count)" : ""
    let rows = shown.map { note in
      [
        note.name + (note.severity == .critical ? ", critical" : ""), note.before, note.after, note.cause, note.place,
      ].map(MarkdownText.escaped)
    }
    return ["", "**\(title)\(cut)**", ""]
      + MarkdownText.table(["case", "before", "now", "what differs", "where"], rows)
  }
}
