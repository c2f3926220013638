package import CaseModel

/// What one more release would cost, if production failed as often as the workflow's last run.
package struct ReleaseCost: Sendable, Equatable {
  /// The run that it is taken from.
  package let run: String
  package let version: String
  /// Points a case.
  package let spentPerCase: Double
  /// Points over the declared volume.
  package let cost: Double
  /// What the window would have left; below zero where it would not be enough.
  package let left: Double
  package let projection: BudgetProjection

  /// - Parameters:
  ///   - spent: points that the run's failures cost.
  ///   - cases: how many cases the run had, above 0.
  /// - Returns: nothing where the numbers are none, or the policy permits nothing.
  package init?(
    run: String, version: String, spent: Double, cases: Int, policy: BudgetPolicy, budget: BudgetOverTime
  ) {
    let perCase = spent / Double(cases)
    guard let rate = BudgetArithmetic.burnRate(errorRate: perCase, objective: policy.objective),
      let projection = BudgetProjection(policy, spentPerCase: perCase, burnRate: rate)
    else { return nil }
    self.run = run
    self.version = version
    spentPerCase = perCase
    cost = projection.spent
    left = budget.remaining.value - projection.spent
    self.projection = projection
  }
}
