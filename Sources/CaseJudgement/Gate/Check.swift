import CaseModel

/// One thing that the gate looks at: a small value that says what it observed and what follows.
protocol Check: Sendable {
  func result(for run: JudgedRun) -> CheckResult
}

/// A run as the checks see it.
struct JudgedRun {
  let report: MetricReport
  let budget: BudgetReport
  let facts: RunFacts
  let errorsAllowed: Int

  /// Whether more runs ended in an error than the workflow puts up with.
  var hasTooManyErrors: Bool { report.errorCount > errorsAllowed }
}

/// `1 run`, `2 runs`
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
