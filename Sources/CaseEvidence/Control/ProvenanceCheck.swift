import CaseJSON
package import CaseJudgement
package import CaseModel

/// What judges a workflow must not change together with the workflow: each has to come as a change of its own.
package struct ProvenanceCheck: Sendable {
  package static let name = "provenance"

  /// What differs between the base and what is judged.
  package struct Facts: Sendable, Equatable {
    /// Rules, limits, prompts, programs: all that decides about cases, but for what agents were recorded to say.
    package var rulesChanged = false
    /// Agents whose recording is another, and that are the same by themselves.
    package var doctoredRecordings: [String] = []
    /// Agents whose recording is another because they are others themselves.
    package var newRecordings: [String] = []
    package var barChanged = false
    package var ledger = LedgerChange.unchanged
    /// Files that say how a change is judged.
    package var ciFiles: [String] = []
    /// All differences by their meaning.
    package var changes: [WorkflowChange] = []

    package init() {}
  }

  private let facts: Facts

  package init(_ facts: Facts) { self.facts = facts }

  package var result: CheckResult {
    let found = parts.map(\.text)
    if found.isEmpty {
      return CheckResult(
        Self.name, .holds, effect: .promote, observed: "0", demanded: "≤ 0",
        explanation: facts.behaviourChanged
          ? "nothing that judges the workflow changed with it" : "the workflow decides as it did at the base")
    }
    return CheckResult(
      Self.name, .fails, effect: .block, observed: "\(found.count)", demanded: "≤ 0",
      explanation: "\(found.joined(separator: "; ")): changed together with the workflow that they judge")
  }

  /// The same as findings, one for each thing that has to come as a change of its own, and one for each agent whose
  /// recording changed because the agent did: what it says now is only what its recording says.
  package var findings: [Finding] {
    let recorded = facts.newRecordings.map {
      Finding(
        .warning, "provenance.recorded-anew", "\($0.printable) changed, and was recorded anew in the same range",
        hint: "see that the recording was made by what is there now")
    }
    return recorded
      + parts.map {
        Finding(
          .warning, "provenance.\($0.code)", "\($0.text), together with the workflow that this judges",
          hint: "make it a change of its own", location: $0.location)
      }
  }

  /// Something that judges the workflow and changed with it.
  private struct Part {
    let code: String
    let text: String
    var location: SourceLocation?
  }

  /// What judges the workflow and is another, or weaker, than at the base; empty where the workflow is the same.
  private var parts: [Part] {
    guard facts.behaviourChanged else { return [] }
    return [dataset, bar, ledger, judges, recording, ciFiles].compactMap(\.self)
  }

  private var dataset: Part? {
    let weakened = facts.changes.filter { $0.kind == .datasetWeakened }
    if weakened.isEmpty { return nil }
    let what = Shown.list(weakened.map { "\($0.subject): \($0.explanation)" }, atMost: 3)
    return Part(code: "dataset", text: "the dataset was weakened (\(what))", location: weakened[0].location)
  }

  private var bar: Part? {
    let changes = facts.changes.filter { Self.isAboutTheBar($0) }
    let loosened = changes.filter { $0.kind.widens }
    if let first = loosened.first {
      return Part(code: "bar", text: "the bar was loosened (\(Self.list(loosened)))", location: first.location)
    }
    guard facts.barChanged, changes.isEmpty else { return nil }
    return Part(code: "bar", text: "the gate or the budget changed in a way that nobody can name")
  }

  private var ledger: Part? {
    if case .edited(let what) = facts.ledger { Part(code: "ledger", text: what) } else { nil }
  }

  private var judges: Part? {
    let changes = facts.changes.filter { $0.subject.hasPrefix("change_control") && $0.kind.widens }
    guard let first = changes.first else { return nil }
    let subjects = Shown.list(changes.map(\.subject), atMost: 3)
    return Part(code: "approvers", text: "who may approve was changed (\(subjects))", location: first.location)
  }

  private var recording: Part? {
    guard facts.rulesChanged, !facts.doctoredRecordings.isEmpty else { return nil }
    return Part(
      code: "recording", text: "a recording is another and its agent is not (\(Shown.list(facts.doctoredRecordings)))")
  }

  private var ciFiles: Part? {
    facts.ciFiles.isEmpty ? nil : Part(code: "ci", text: "CI files changed (\(Shown.list(facts.ciFiles)))")
  }

  private static func list(_ changes: [WorkflowChange]) -> String { Shown.list(changes.map(text), atMost: 3) }

  private static func text(_ change: WorkflowChange) -> String {
    switch (change.old, change.new) {
    case (let old?, let new?): "\(change.subject): \(old) → \(new)"
    default: "\(change.subject): \(change.explanation)"
    }
  }

  static func isAboutTheBar(_ change: WorkflowChange) -> Bool {
    guard change.subject != LedgerChange.subject else { return false }
    let part = change.subject.split(separator: ".").first
    return part == "gate" || part == "budget" || change.kind == .gateLoosened
  }
}

extension ProvenanceCheck.Facts {
  /// Whether cases may come out otherwise than at the base.
  package var behaviourChanged: Bool { rulesChanged || !doctoredRecordings.isEmpty || !newRecordings.isEmpty }
}
