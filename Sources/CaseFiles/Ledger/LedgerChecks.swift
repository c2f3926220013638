package import CaseJudgement
package import CaseModel

/// What a run asks of the incident ledger that its workflow declares.
package struct LedgerChecks: Sendable {
  /// For the gate, as checks that do not rest on the run's numbers.
  package let results: [CheckResult]
  /// For the manifest.
  package let witness: Witness

  /// What decided: the ledger as it was read, and the day.
  package struct Witness: Sendable, Equatable {
    package let path: String
    package let digest: Digest
    package let incidents: Int
    package let asOf: CalendarDate
  }

  /// - Parameters:
  ///   - datasets: those that are replayed.
  ///   - day: the day of the verdict.
  ///   - isNarrowing: whether the change is known to let less through than before.
  /// - Returns: nothing where no ledger is declared, or it cannot be read; the latter is an error among the findings.
  package init?(
    _ loaded: LoadedWorkflow, datasets: [DatasetReference], day: CalendarDate, isNarrowing: Bool = false,
    _ findings: inout Findings
  ) {
    guard let file = LedgerFile(of: loaded, &findings), let content = file.read(&findings) else { return nil }
    let (ledger, workflow) = (content.ledger, loaded.workflow)
    let budget = IncidentBudgetCheck(
      ledger.incidents, policy: workflow.budget, stage: workflow.stage, day: day, isNarrowing: isNarrowing)
    let coverage = IncidentCoverageCheck(
      ledger.incidents.map { .init($0, caseIDs: ledger.cases(of: $0)) }, policy: workflow.budget,
      isNarrowing: isNarrowing)
    let wanted = coverage.wantedCases
    let present = wanted.isEmpty ? [] : DatasetCaseIDs.find(wanted, in: datasets, &findings)
    results = [budget.result, coverage.result(present: present)]
    witness = Witness(
      path: file.relativePath, digest: content.digest, incidents: ledger.incidents.count, asOf: day)
  }
}
