package import CaseModel

/// One case that two versions do not agree about, in as many words as a report has room for.
package struct PairNote: Sendable, Equatable, Comparable {
  package let position: Int
  package let caseID: String
  /// The first repeat in which they differ, counted from 1.
  package let repetition: Int
  /// The dataset as the user would type it, and the line in it.
  package let file: String
  package let line: Int
  package let severity: CaseSeverity
  /// `act: issue_refund`
  package let before: String
  package let after: String
  package let ruleBefore: RuleName?
  package let ruleAfter: RuleName?
  /// The first thing that differs on the way to the outcome: a reply, a rule, what the authority said.
  package let cause: String

  /// In the order of the plan.
  package static func < (left: PairNote, right: PairNote) -> Bool { left.position < right.position }
}

/// A case as a comparison knows it.
package struct PairSubject: Sendable {
  /// The case's place in the plan, counted from 0.
  package let position: Int
  package let caseID: String
  package let file: String
  package let line: Int
  package let severity: CaseSeverity
  package let tags: [String]
  package let cluster: String?
  /// Whether somebody signed that it may break for a while.
  package var isWaived = false

  package init(
    position: Int, caseID: String, file: String, line: Int, severity: CaseSeverity, tags: [String], cluster: String?
  ) {
    self.position = position
    self.caseID = caseID
    self.file = file
    self.line = line
    self.severity = severity
    self.tags = tags
    self.cluster = cluster
  }
}

extension PairNote {
  /// - Parameter isTold: whether a pair of runs shows what is to be told; the first one does where none says so.
  init(
    _ subject: PairSubject, _ baseline: [ComparedRun], _ candidate: [ComparedRun],
    where isTold: (_ before: ComparedRun, _ after: ComparedRun) -> Bool
  ) {
    let index = zip(baseline, candidate).enumerated().first { isTold($0.element.0, $0.element.1) }?.offset ?? 0
    let (old, new) = (baseline[index], candidate[index])
    self.init(
      position: subject.position, caseID: subject.caseID, repetition: index + 1, file: subject.file, line: subject.line,
      severity: subject.severity, before: old.outcome.told, after: new.outcome.told, ruleBefore: old.rule,
      ruleAfter: new.rule, cause: PairCause.text(from: old, to: new))
  }
}

extension Outcome {
  /// The outcome with what an act gave, which its headline does not say.
  fileprivate var told: String {
    guard case .act = result, let output, changingCalls.isEmpty else { return headline }
    return "\(headline) with \(output.shortText)"
  }
}
