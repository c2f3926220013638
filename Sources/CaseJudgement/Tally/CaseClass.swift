package import CaseModel

/// What should have become of a case: a disposition, or several of them where the alternatives do not agree.
package enum ExpectedRow: String, CaseIterable, Sendable, Comparable {
  case act, refuse, escalate, mixed

  /// - Parameter disposition: Absent where the alternatives are mixed.
  package init(_ disposition: Disposition?) {
    switch disposition {
    case .act: self = .act
    case .refuse: self = .refuse
    case .escalate: self = .escalate
    case nil: self = .mixed
    }
  }

  private var rank: Int {
    switch self {
    case .act: 0
    case .refuse: 1
    case .escalate: 2
    case .mixed: 3
    }
  }

  package static func < (left: ExpectedRow, right: ExpectedRow) -> Bool { left.rank < right.rank }
}

/// By what cases can be looked at apart.
package struct CaseLabels: Hashable, Sendable {
  package let severity: CaseSeverity
  /// Sorted by their bytes, each of them once.
  package let tags: [ExactText]
  /// The last day of the policy behind the case; absent where it is not known to end.
  package let validUntil: CalendarDate?

  package init(severity: CaseSeverity, tags: [String], validUntil: CalendarDate? = nil) {
    self.severity = severity
    self.validUntil = validUntil
    let exact = tags.map(ExactText.init)
    self.tags = zip(exact, exact.dropFirst()).allSatisfy { $0 < $1 } ? exact : Set(exact).sorted()
  }

  package func belong(to slice: Slice?) -> Bool {
    switch slice {
    case nil: true
    case .severity(let wanted): severity == wanted
    case .tag(let tag): tags.contains(ExactText(tag))
    }
  }

  /// Whether the policy behind the case has ended before a day.
  package func hasExpired(by day: CalendarDate) -> Bool { validUntil.map { $0 < day } ?? false }

  /// Every slice that the case is in.
  package var slices: [Slice] { [.severity(severity)] + tags.map { .tag($0.text) } }
}

/// Cases that no metric can tell apart.
package struct CaseClass: Hashable, Sendable {
  package let expected: ExpectedRow
  package let labels: CaseLabels
  /// One signature for each repeat, sorted.
  package let runs: [RunSignature]

  package init(expected: ExpectedRow, labels: CaseLabels, runs: [RunSignature]) {
    self.expected = expected
    self.labels = labels
    self.runs = runs.count > 1 ? runs.sorted() : runs
  }

  /// In how many repeats the cases passed.
  package var passCount: Int { runs.count(where: \.passed) }
}
