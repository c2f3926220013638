import CaseJudgement
package import CaseModel

/// The Markdown of a run that came to nothing.
package enum MarkdownFindings {
  /// - Parameter subject: the workflow as the user named it.
  package static func text(
    _ findings: Findings, of subject: String, limit: Int = MarkdownReport.largestSummary
  ) -> String {
    let rest = findings.omittedCount > 0 ? ["- … and \(findings.omittedCount) more findings"] : []
    let lines = ["## \(Verdict.noVerdict.heading): \(MarkdownText.escaped(subject))", "", "Nothing can be said:", ""]
    return MarkdownReport.text(
      [MarkdownReport.mark] + lines + findings.kept.map { "- " + MarkdownText.escaped($0.line) } + rest, limit: limit)
  }
}
