/// One run of one case in the words of a test report.
package struct CaseResult: Sendable, Equatable {
  /// What went wrong, in all the detail that a row of the results has.
  package struct Fault: Sendable, Equatable {
    /// A fault of the machinery, for which nothing could be scored.
    package let isError: Bool
    /// `unsafe_act`, `timeout`
    package let kind: String
    package let why: String
    /// The parts of the score that do not fit.
    package let parts: [String]
    /// As the dataset and the results have them: JSON on one line.
    package let expected: String
    package let actual: String

    package init(isError: Bool, kind: String, why: String, parts: [String], expected: String, actual: String) {
      self.isError = isError
      self.kind = kind
      self.why = why
      self.parts = parts
      self.expected = expected
      self.actual = actual
    }
  }

  package let caseID: String
  /// Counted from 1.
  package let repetition: Int
  /// The dataset from the project's root, and the line in it.
  package let dataset: String
  package let line: Int
  package let severity: String
  /// Who answers for the outcome, with the role: `Ada, workflow owner`.
  package let owner: String?
  /// Absent where it passed, and where it was not run.
  package let fault: Fault?
  /// Why it was not run; absent where it was.
  package var skipped: String?

  package init(
    caseID: String, repetition: Int, dataset: String, line: Int, severity: String, owner: String?, fault: Fault?
  ) {
    self.caseID = caseID
    self.repetition = repetition
    self.dataset = dataset
    self.line = line
    self.severity = severity
    self.owner = owner
    self.fault = fault
  }

  /// The suite that it is listed in: what was not run stands apart.
  var suite: String { dataset + (skipped == nil ? "" : " (not run)") }
}
