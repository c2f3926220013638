package import CaseJudgement
package import CaseModel

/// As many approvals as the version before the change demands of changes like these.
package struct ChangeControlCheck: Sendable {
  package static let name = "change control"

  /// What the approvals came to, or why they could not be counted.
  package enum Evidence: Sendable {
    case counted(ApprovalCount)
    /// Files that nobody has committed have no author, whom an approver could not be.
    case uncommitted([String])
    case unreadable(String)
  }

  /// Of the version before the change.
  let control: ChangeControl
  let changes: [WorkflowChange]
  /// What the base is called, and which commit it is.
  let base: String

  package init(_ control: ChangeControl, changes: [WorkflowChange], since base: String) {
    self.control = control
    self.changes = changes
    self.base = base
  }

  /// How many approvals the changes take.
  package var demanded: Int { control.approvals(for: changes) }

  package func result(_ evidence: Evidence) -> CheckResult {
    if demanded == 0 {
      return CheckResult(
        Self.name, .holds, effect: .promote, observed: "0", demanded: "≥ 0",
        explanation: "\(changes.isEmpty ? "nothing changed" : "the change widens nothing") since \(base)")
    }
    switch evidence {
    case .unreadable(let reason): return undecided(reason)
    case .uncommitted(let files):
      return undecided("\(Shown.list(files)) differ from what is committed, so that nobody is known to have made it")
    case .counted(let count): return result(count)
    }
  }

  private func undecided(_ reason: String) -> CheckResult {
    CheckResult(
      Self.name, .undecided(reason), effect: .noVerdict, observed: "unknown", demanded: "≥ \(demanded)",
      explanation: "the approvals of \(summary) cannot be counted: \(reason)")
  }

  private func result(_ count: ApprovalCount) -> CheckResult {
    let holds = count.approvals.count >= demanded
    let who = count.approvals.map { "\($0.approver.name) (until \($0.until))" }
    let rejected = count.rejections.map { "\($0.file): \($0.reason)" }
    var text = "\(count.approvals.count) of \(demanded) approvals of \(summary)"
    if !who.isEmpty { text += ", by \(who.joined(separator: ", "))" }
    if !rejected.isEmpty { text += "; not counted: \(rejected.joined(separator: "; "))" }
    return CheckResult(
      Self.name, holds ? .holds : .fails, effect: holds ? .promote : .block, observed: "\(count.approvals.count)",
      demanded: "≥ \(demanded)", explanation: text)
  }

  /// The changes that somebody has to approve.
  private var summary: String {
    Shown.list(changes.filter { $0.kind.widens }.map { "\($0.subject) (\($0.kind.rawValue))" }) + " since \(base)"
  }
}

/// Lists in a sentence.
enum Shown {
  /// The first few, and how many more there are.
  static func list(_ items: [String], atMost limit: Int = 5) -> String {
    let rest = items.count - limit
    return items.prefix(limit).map(\.printable).joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }
}
