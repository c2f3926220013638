package import CaseModel

/// What a workflow's incidents have spent of its error budget in the window that ends at a moment.
///
/// Source: B. Beyer et al. (editors), "The Site Reliability Workbook" (2018), chapter 5 "Alerting on SLOs",
/// "Multiwindow, Multi-Burn-Rate Alerts": a long window says that it matters, and one a twelfth as long that it is still
/// going on.
package struct BudgetOverTime: Sendable, Equatable {
  /// What incidents of one kind cost.
  package struct Item: Sendable, Equatable {
    package let kind: FailureKind
    package let count: Int
    package let spent: Points
  }

  package enum Exhaustion: Sendable, Equatable {
    case spent
    /// Nothing burns.
    case never
    case after(Duration)
  }

  package static let shortWindowParts = 12

  package let asOf: Instant
  package let objective: Double
  package let volume: Int
  package let allowed: Points
  package let long: BudgetWindow
  package let short: BudgetWindow
  /// The kinds of which there was an incident, the most harmful first.
  package let items: [Item]
  /// Incidents that the ledger dates after the moment.
  package let laterCount: Int
  /// When the rest is gone, if it goes on as in the worse of the two windows.
  package let exhaustion: Exhaustion

  /// - Parameters:
  ///   - incidents: all of the ledger.
  ///   - asOf: the end of the window; what occurred at it is inside, what occurred at the window's beginning is not.
  /// - Returns: nothing where the policy has no window, no volume, or permits nothing.
  package init?(_ incidents: [Incident], policy: BudgetPolicy, asOf: Instant) {
    guard let window = policy.window, let volume = policy.volume,
      let allowed = BudgetReport.allowance(objective: policy.objective, cases: volume), allowed.thousandths > 0
    else { return nil }
    let shortLength = TimeSpan(milliseconds: window.milliseconds / Self.shortWindowParts)
    func occurred(in length: TimeSpan) -> [Incident] {
      let start = asOf - length
      return incidents.filter { $0.occurred > start && $0.occurred <= asOf }
    }
    let counted = occurred(in: window)
    guard
      let long = BudgetWindow(counted, length: window, of: window, objective: policy.objective, volume: volume),
      let short = BudgetWindow(
        occurred(in: shortLength), length: shortLength, of: window, objective: policy.objective, volume: volume)
    else { return nil }
    self.asOf = asOf
    objective = policy.objective
    self.volume = volume
    self.allowed = allowed
    self.long = long
    self.short = short
    laterCount = incidents.count { $0.occurred > asOf }
    items = FailureKind.allCases.compactMap { kind in
      let those = counted.filter { $0.kind == kind }
      return those.isEmpty
        ? nil
        : Item(
          kind: kind, count: those.count,
          spent: Points(thousandths: those.reduce(0) { $0 + $1.points.thousandths }))
    }
    exhaustion = Self.exhaustion(allowed: allowed, window: window, long, short)
  }

  package var spent: Points { long.spent }

  /// Below zero where more was spent than there was.
  package var remaining: Points { Points(thousandths: allowed.thousandths - spent.thousandths) }

  package var isSpent: Bool { spent >= allowed }

  /// `window · remaining / allowed / burn rate`: what is left of the budget lasts as the whole would, in proportion.
  ///
  /// Incidents leave the window in time and give back what they cost; that is not counted on.
  private static func exhaustion(
    allowed: Points, window: TimeSpan, _ long: BudgetWindow, _ short: BudgetWindow
  ) -> Exhaustion {
    if long.spent >= allowed { return .spent }
    let left = Double(allowed.thousandths - long.spent.thousandths) / Double(allowed.thousandths)
    let rate = max(long.burnRate, short.burnRate)
    let rest = Duration.milliseconds((Double(window.milliseconds) * left).rounded(.down))
    switch BudgetArithmetic.timeToExhaustion(window: rest, burnRate: rate) {
    case .after(let duration): return .after(duration)
    case .never: return .never
    case nil: return .spent
    }
  }
}
