package import CaseModel

/// A verdict with all the numbers that it rests on: what every report of a run is made of.
package struct RunVerdict: Sendable {
  package let workflow: Workflow
  package let facts: RunFacts
  package let gate: GateReport
  package let numbers: MetricReport
  package let budget: BudgetReport
  package let worst: Shortlist<FailureNote>
  package let flips: Shortlist<FlippingCase>
  /// What the run was compared with.
  package var baseline = BaselineResult.absent
  /// How the judges did on what people have judged, in the order in which they are declared.
  package var judges: [JudgeReport] = []
  /// How repeatable the verdict is; absent where that was not asked.
  package var repeatability: Repeatability?

  package init(
    workflow: Workflow, facts: RunFacts, gate: GateReport, numbers: MetricReport, budget: BudgetReport,
    worst: Shortlist<FailureNote>, flips: Shortlist<FlippingCase>
  ) {
    self.workflow = workflow
    self.facts = facts
    self.gate = gate
    self.numbers = numbers
    self.budget = budget
    self.worst = worst
    self.flips = flips
  }

  /// Where the spending leads; absent where cases were left out, because those that ran are no sample of all.
  package var projection: BudgetProjection? { facts.skippedCases > 0 ? nil : budget.projection }
}
