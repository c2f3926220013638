package import CaseModel

/// Decides whether a run may promote the version that it replayed.
package enum Gate {
  /// Asks every check, and takes the worst of what they say.
  ///
  /// - Parameters:
  ///   - policy: The bar that the workflow declares.
  ///   - extra: Bounds from the command line, which can only add to it.
  ///   - settled: Checks that were made outside of the run's numbers: of the change, of the ledger, of drills.
  ///   - baseline: What the run was compared with.
  ///   - budget: Of the same tally as the report.
  package static func evaluate(
    policy: GatePolicy, extra: [CheckPolicy] = [], settled: [CheckResult] = [],
    baseline: BaselineResult = .absent, budget: BudgetReport, report: MetricReport, facts: RunFacts
  ) -> GateReport {
    let run = JudgedRun(
      report: report, budget: budget, facts: facts, errorsAllowed: max(0, policy.errorsAtMost))
    let declared = policy.checks + extra
    let completeness = CompletenessCheck().result(for: run)
    let alwaysOn: [any Check] = [
      ReconciliationCheck(), ErrorsCheck(), CasesCheck(declared: policy.casesAtLeast), CriticalCheck(),
      BudgetCheck(), BlockingCheck(declared: declared),
    ]
    let results =
      [completeness] + alwaysOn.map { $0.result(for: run) } + settled
      + [StoppingCheck(facts)?.result(for: run)].compactMap(\.self)
      + [ExpiryCheck(report)?.result(for: run), BaselineCheck(baseline)?.result(for: run)].compactMap(\.self)
      + (policy.regression.map { RegressionChecks(policy: $0, baseline: baseline).results(for: run) } ?? [])
      + declared.map { MetricCheck(policy: $0).result(for: run) }
    let decision = facts.stopping?.decision
    return GateReport(results.map { decision?.reopening($0) ?? $0 }, isComplete: completeness.holds)
  }
}
