package import CaseJudgement
package import CaseModel

/// One workflow's error budget over time, with all that a report says about it.
package struct BudgetStatement: Sendable {
  package let workflow: Workflow
  package let budget: BudgetOverTime
  package let release: ReleaseCost?
  /// Runs of the last run that ended in an error, of which nobody knows what they would cost.
  package let releaseErrors: Int
  package let coverage: CheckResult
  /// Incidents in the ledger, however old.
  package let recorded: Int

  package init(
    workflow: Workflow, budget: BudgetOverTime, release: ReleaseCost?, releaseErrors: Int, coverage: CheckResult,
    recorded: Int
  ) {
    self.workflow = workflow
    self.budget = budget
    self.release = release
    self.releaseErrors = releaseErrors
    self.coverage = coverage
    self.recorded = recorded
  }

  /// What is left, in points, and never shown as more than it is.
  var left: String {
    let remaining = budget.remaining.value
    return remaining < 0 ? "\(NumberText.exact(-remaining)) over" : "\(NumberText.exact(remaining)) left"
  }

  var share: Double { budget.spent.value / budget.allowed.value }

  var exhaustion: String {
    switch budget.exhaustion {
    case .spent: "the budget is spent: only a change that narrows may pass; \(advice)"
    case .never: "nothing burns"
    case .after(let duration): "at the faster of these, the rest lasts \(BudgetProjection.text(duration))"
    }
  }

  private var advice: String {
    workflow.stage.stepDown.map { "step down to stage '\($0.rawValue)'" } ?? "throw the kill switch"
  }

  /// What one more release would cost; a sentence where nobody knows.
  var releaseText: String {
    guard let release else { return "no whole run of this workflow is there to tell by" }
    let errors = releaseErrors > 0 ? "; \(counted(releaseErrors, "errored run")) not counted" : ""
    let left =
      release.left < 0
      ? "\(NumberText.text(-release.left, decimals: 1)) more than is left"
      : "\(NumberText.text(release.left, decimals: 1)) would be left"
    let cost = NumberText.text(release.cost, decimals: 1)
    return "like the last run (\(release.version)) costs \(cost) points a window: \(left)\(errors)"
  }

  var items: [String] {
    budget.items.map { "\($0.kind.rawValue) \($0.count) = \(NumberText.exact($0.spent.value))" }
  }
}
