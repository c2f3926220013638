package import CaseModel

/// How fast the incidents of one stretch of time spend the error budget.
package struct BudgetWindow: Sendable, Equatable {
  package let length: TimeSpan
  package let incidents: Int
  package let spent: Points
  /// How many times faster than the objective permits; 1 spends the whole budget in its window.
  package let burnRate: Double

  /// - Parameters:
  ///   - incidents: those that occurred in it.
  ///   - whole: the window of the budget, of which this one is a part.
  /// - Returns: nothing where the policy permits nothing to measure a rate by.
  init?(_ incidents: [Incident], length: TimeSpan, of whole: TimeSpan, objective: Double, volume: Int) {
    // A stretch of no time, or no volume, gives a rate that is no number; a whole of no time would give one of 0.
    guard whole.milliseconds > 0 else { return nil }
    let spent = Points(thousandths: incidents.reduce(0) { $0 + $1.points.thousandths })
    let share = Double(length.milliseconds) / Double(whole.milliseconds)
    guard
      let rate = BudgetArithmetic.burnRate(errorRate: spent.value / (Double(volume) * share), objective: objective)
    else { return nil }
    self.length = length
    self.incidents = incidents.count
    self.spent = spent
    burnRate = rate
  }
}
