import CaseJSON
package import CaseJudgement
package import CaseModel

/// What GitHub Actions shows beside the lines of a pull request: findings, checks that do not hold, failed cases.
///
/// It shows ten errors and ten warnings of a step and drops the rest without a word, so the rest is counted here.
package struct GitHubAnnotations: Sendable {
  package static let most = 10
  /// How many of them checks may take, so that failures are seen as well.
  private static let mostChecks = 5

  /// A path as GitHub knows it: from the root of the repository.
  private let place: @Sendable (String) -> String
  private var errors = 0
  private var warnings = 0
  private var omitted = 0

  package init(place: @escaping @Sendable (String) -> String = { $0 }) { self.place = place }

  /// - Returns: a line for each finding, which is an annotation where there is room for it.
  package mutating func text(_ findings: Findings) -> String {
    omitted += findings.omittedCount
    return findings.kept.map { finding in
      let command = GitHubCommand(
        level: finding.severity == .error ? .error : .warning, file: finding.location.map { place($0.file) },
        line: finding.location?.line, column: finding.location?.column, title: finding.code,
        message: finding.message + (finding.hint.map { " (\($0))" } ?? ""))
      return admit(command) ?? GitHubLog.harmless(finding.line.printable) + "\n"
    }.joined()
  }

  /// Checks that do not hold at their lines of the workflow, then the worst failures at their lines of the dataset:
  /// warnings where the verdict is `promote` all the same.
  package mutating func text(_ verdict: RunVerdict) -> String {
    let level = verdict.gate.verdict == .promote ? GitHubCommand.Level.warning : .error
    // Those that block first, each kind in the order of the gate.
    let checks = [Verdict.block, .noVerdict, .promote].flatMap { effect in
      verdict.gate.checks.filter { !$0.holds && $0.effect == effect }
    }
    let title = "\(verdict.gate.verdict.rawValue.uppercased()) \(verdict.workflow.name) \(verdict.workflow.version)"
    var text = checks.prefix(Self.mostChecks).compactMap { check in
      admit(
        GitHubCommand(
          level: check.effect == .promote ? .warning : .error, file: check.location.map { place($0.file) },
          line: check.location?.line, column: check.location?.column, title: title, message: check.explanation))
    }.joined()
    text += verdict.worst.entries.compactMap { note in
      admit(
        GitHubCommand(
          level: level, file: place(note.file), line: note.line, title: "\(note.label) \(note.caseID)",
          message: note.why + (note.owner.map { " · \($0.name) answers" } ?? "")))
    }.joined()
    omitted += max(0, checks.count - Self.mostChecks) + verdict.worst.count - verdict.worst.entries.count
    return text
  }

  /// How many there were beyond what GitHub shows; empty where there were none.
  package var rest: String {
    if omitted == 0 { return "" }
    return GitHubCommand(
      level: .notice, title: "casegate",
      message: "and \(omitted) more: GitHub shows ten errors and ten warnings of a step"
    ).text
  }

  /// - Returns: nothing where GitHub would not show it.
  private mutating func admit(_ command: GitHubCommand) -> String? {
    if (command.level == .error ? errors : warnings) >= Self.most {
      omitted += 1
      return nil
    }
    if command.level == .error { errors += 1 } else { warnings += 1 }
    return command.text
  }
}
