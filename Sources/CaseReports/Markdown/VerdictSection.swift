import CaseJudgement
import CaseModel

/// The verdict, what it is about, and the reasons.
struct VerdictSection {
  /// How many reasons, and how many warnings, are listed.
  private static let most = 20

  private let verdict: RunVerdict

  init(_ verdict: RunVerdict) { self.verdict = verdict }

  var lines: [String] {
    let workflow = verdict.workflow
    let repeats = verdict.numbers.repeats ?? 1
    let what = [
      verdict.caseCountText + (repeats > 1 ? " × \(repeats)" : ""),
      verdict.numbers.errorCount > 0 ? counted(verdict.numbers.errorCount, "error") : nil,
      "owner " + MarkdownText.escaped(workflow.workflowOwner.name),
    ].compactMap(\.self)
    return [
      "## \(verdict.gate.verdict.heading): \(MarkdownText.escaped("\(workflow.name) \(workflow.version)"))", "",
      what.joined(separator: " · "),
    ] + list(verdict.gate.reasons, "reason") + list(verdict.gate.warnings.map { "warning: \($0)" }, "warning")
  }

  private func list(_ texts: [String], _ noun: String) -> [String] {
    if texts.isEmpty { return [] }
    let rest = texts.count - Self.most
    return [""] + texts.prefix(Self.most).map { "- " + MarkdownText.escaped($0) }
      + (rest > 0 ? ["- … and \(counted(rest, "more \(noun)"))"] : [])
  }
}

extension Verdict {
  /// As a heading has it.
  var heading: String {
    switch self {
    case .promote: "✅ PROMOTE"
    case .block: "⛔ BLOCK"
    case .noVerdict: "❔ NO VERDICT"
    }
  }
}
