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

  /// How bad a failed run is: what its note is ordered by.
  package struct Rank: Comparable {
    private let severity: Int
    private let kind: Int
    private let ordinal: Int

    /// - Parameter kind: absent for an error.
    package init(_ severity: CaseSeverity, _ kind: FailureKind?, ordinal: Int) {
      self.severity = severity == .critical ? 0 : 1
      self.kind = kind?.rank ?? FailureKind.allCases.count
      self.ordinal = ordinal
    }

    package static func < (left: Rank, right: Rank) -> Bool {
      (left.severity, left.kind, left.ordinal) < (right.severity, right.kind, right.ordinal)
    }
  }

  fileprivate var rank: Rank { Rank(severity, kind, ordinal: ordinal) }
}

extension Shortlist<FailureNote> {
  /// Adds a failed run, of which a note is made only where it is one of the first.
  package mutating func add(_ rank: FailureNote.Rank, _ note: () -> FailureNote) {
    if let last, !(rank < last.rank) { pass() } else { add(note()) }
  }
}
