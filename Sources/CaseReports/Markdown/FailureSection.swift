import CaseJudgement
import CaseModel

/// The worst failures: which case, where it stands, what was wrong, and who answers for it.
struct FailureSection {
  private static let most = 25

  private let worst: Shortlist<FailureNote>

  init(_ worst: Shortlist<FailureNote>) { self.worst = worst }

  var lines: [String] {
    if worst.count == 0 { return [] }
    let shown = worst.entries.prefix(Self.most)
    let title = shown.count < worst.count ? "### Worst failures: \(shown.count) of \(worst.count)" : "### Failures"
    let rows = shown.map { note in
      [
        note.caseID + (note.repetition > 1 ? " #\(note.repetition)" : ""),
        note.label + (note.severity == .critical ? ", critical" : ""), note.why, note.owner?.name ?? "",
        "\(note.file):\(note.line)",
      ].map(MarkdownText.escaped)
    }
    return [title, ""] + MarkdownText.table(["case", "failure", "what was wrong", "answers", "where"], rows)
  }
}
