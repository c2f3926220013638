package import CaseModel

/// A case with all its repeats, as far as the tally wants to know.
package struct ScoredCase: Sendable {
  package let severity: CaseSeverity
  package let tags: [String]
  package let cluster: String?
  package let validUntil: CalendarDate?
  package let expected: ExpectedRow
  /// One for each repeat, in any order.
  package let runs: [ScoredRun]

  /// - Parameter expected: Absent where the alternatives are mixed.
  package init(
    severity: CaseSeverity, tags: [String], cluster: String?, validUntil: CalendarDate? = nil, expected: Disposition?,
    runs: [ScoredRun]
  ) {
    self.severity = severity
    self.tags = tags
    self.cluster = cluster
    self.validUntil = validUntil
    self.expected = ExpectedRow(expected)
    self.runs = runs
  }

  package init(_ subject: Case, runs: [ScoredRun]) {
    self.init(
      severity: subject.severity, tags: subject.tags, cluster: subject.cluster, validUntil: subject.validUntil,
      expected: subject.expected.disposition, runs: runs)
  }
}

/// One run of a case: what it was, and what its replies cost.
package struct ScoredRun: Sendable {
  package let signature: RunSignature
  package let usage: Usage?

  package init(_ signature: RunSignature, usage: Usage? = nil) {
    self.signature = signature
    self.usage = usage
  }

  package init(_ outcome: borrowing Outcome, _ score: Score) {
    self.init(RunSignature(outcome, score), usage: outcome.trace.usage)
  }
}
