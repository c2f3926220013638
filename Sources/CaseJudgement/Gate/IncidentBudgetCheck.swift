package import CaseModel

/// A budget that production has spent blocks every change but one that narrows.
package struct IncidentBudgetCheck {
  package static let name = "incident budget"

  private let incidents: [Incident]
  private let policy: BudgetPolicy
  private let stage: Stage
  private let day: CalendarDate
  private let isNarrowing: Bool

  /// - Parameters:
  ///   - incidents: all of the ledger.
  ///   - day: the day of the verdict. The window reaches back from its beginning, and everything since counts, whatever
  ///     time it bears: an earlier day only ever counts more.
  ///   - isNarrowing: whether the change is known to let less through than before.
  package init(
    _ incidents: [Incident], policy: BudgetPolicy, stage: Stage, day: CalendarDate, isNarrowing: Bool = false
  ) {
    self.incidents = incidents
    self.policy = policy
    self.stage = stage
    self.day = day
    self.isNarrowing = isNarrowing
  }

  package var result: CheckResult {
    guard let window = policy.window, let volume = policy.volume,
      let allowed = BudgetReport.allowance(objective: policy.objective, cases: volume)
    else {
      let reason = "the budget has no window, no volume, or no objective"
      return CheckResult(
        Self.name, .undecided(reason), effect: .noVerdict, observed: "unknown", demanded: "a budget",
        explanation: "\(Self.name): \(reason)")
    }
    let start = Instant(startOf: day) - window
    let counted = incidents.filter { $0.occurred > start }
    let spent = Points(thousandths: counted.reduce(0) { $0 + $1.points.thousandths })
    let (has, may) = (NumberText.exact(spent.value), NumberText.exact(allowed.value))
    let since = "\(counted.count == 1 ? "1 incident" : "\(counted.count) incidents") in \(window) cost \(has) points"
    // A budget that is spent to the last point is spent: nothing is left to risk.
    let isSpent = !(spent < allowed)
    let (outcome, effect, explanation): (CheckResult.Outcome, Verdict, String) =
      switch (isSpent, isNarrowing) {
      case (false, _): (.holds, .promote, "\(since) of \(may)")
      case (true, true): (.holds, .promote, "\(since) of \(may): spent, and this change narrows")
      case (true, false):
        (.fails, .block, "\(since), and the budget is \(may): only a change that narrows may pass; \(advice)")
      }
    return CheckResult(
      Self.name, outcome, effect: effect, observed: has, demanded: "< \(may)", explanation: explanation)
  }

  private var advice: String {
    stage.stepDown.map { "step down to stage '\($0.rawValue)'" } ?? "throw the kill switch"
  }
}
