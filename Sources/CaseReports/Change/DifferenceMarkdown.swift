import CaseJSON
package import CaseJudgement
import CaseModel

/// The differences between two versions for a pull request: a table of what widens, then the rest.
package struct DifferenceMarkdown {
  private let difference: VersionDifference

  package init(_ difference: VersionDifference) { self.difference = difference }

  package var text: String {
    let (old, new) = (difference.old, difference.new)
    let title =
      "## \(MarkdownText.escaped(new.workflow)): \(MarkdownText.escaped("\(old.version)")) → "
      + MarkdownText.escaped("\(new.version)")
    let widening = difference.changes.filter(\.kind.widens)
    let rest = difference.changes.filter { !$0.kind.widens }
    let mark = difference.rise.holds ? "✓" : "✗"
    let rise = difference.rise
    let version =
      "\(mark) Version \(MarkdownText.escaped("\(rise.new)")): "
      + MarkdownText.escaped("\(rise.reason) (demanded: \(rise.demanded))")
    let sections = [
      [title], [widening.isEmpty ? "Nothing widens or loosens." : "**Somebody has to answer for this:**"],
      table(widening), rest.isEmpty ? [] : ["What narrows, or decides nothing:"], table(rest), [version],
    ]
    return MarkdownReport.text(
      Array(sections.filter { !$0.isEmpty }.joined(separator: [""])), limit: MarkdownReport.largestSummary)
  }

  private func table(_ changes: [WorkflowChange]) -> [String] {
    if changes.isEmpty { return [] }
    return MarkdownText.table(
      ["kind", "what", "old", "new", "what follows", "where"],
      changes.map { change in
        [
          change.kind.words, change.subject, change.old ?? "", change.new ?? "", change.explanation,
          change.location.map { "\($0.file):\($0.line)" } ?? "",
        ].map(MarkdownText.escaped)
      })
  }
}
