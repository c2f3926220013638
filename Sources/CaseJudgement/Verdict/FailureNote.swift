package import CaseModel

/// One failed run, in as many words as a summary has room for.
package struct FailureNote: Sendable, Equatable, Comparable {
  package let ordinal: Int
  package let caseID: String
  /// Counted from 1.
  package let repetition: Int
  /// The dataset as the user would type it, and the line in it.
  package let file: String
  package let line: Int
  package let severity: CaseSeverity
  /// Absent for an error.
  package let kind: FailureKind?
  package let fault: Fault.Kind?
  package let why: String
  package let owner: AccountableOwner?

  package init(
    ordinal: Int, caseID: String, repetition: Int, file: String, line: Int, severity: CaseSeverity,
    kind: FailureKind?, fault: Fault.Kind?, why: String, owner: AccountableOwner?
  ) {
    self.ordinal = ordinal
    self.caseID = caseID
    self.repetition = repetition
    self.file = file
    self.line = line
    self.severity = severity
    self.kind = kind
    self.fault = fault
    self.why = why
    self.owner = owner
  }

  /// What failed, in a word.
  package var label: String { kind?.rawValue ?? fault.map { "error: \($0.rawValue)" } ?? "error" }

  /// Critical cases first, then the most harmful kind, errors behind the failures, then in the order of the plan.
  package static func < (left: FailureNote, right: FailureNote) -> Bool { left.rank < right.rank }

  private var rank: (Int, Int, Int) {
    (severity == .critical ? 0 : 1, kind?.rank ?? FailureKind.allCases.count, ordinal)
  }
}
