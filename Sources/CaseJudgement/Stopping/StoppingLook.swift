import CaseModel

/// What can be said of the gate at one moment of a run: which of its checks the rest can still change.
package struct StoppingLook: Sendable {
  /// One check, and what is known of it.
  struct Outlook: Sendable {
    let name: String
    /// What was declared; absent for a check that is not about a metric.
    var policy: CheckPolicy?
    let answer: DemandStanding.Answer
    /// Why, in a line; for an open one, what keeps it open.
    let reason: String
  }

  private let outlooks: [Outlook]

  init(_ outlooks: [Outlook]) { self.outlooks = outlooks }

  /// The verdict that the rest cannot change, as far as the checks are concerned: one that fails is enough to block, and
  /// all of them have to hold to promote.
  package var decision: EarlyStop.Decision? {
    let failing = outlooks.filter { if case .fails = $0.answer { true } else { false } }
    if !failing.isEmpty { return decision(.block, failing) }
    let holding = outlooks.filter { if case .holds = $0.answer { true } else { false } }
    // No check at all is no witness.
    return holding.isEmpty || holding.count < outlooks.count ? nil : decision(.promote, holding)
  }

  /// What is not settled, one line each.
  package var open: [String] { outlooks.filter { $0.answer == .open }.map(\.reason) }

  /// A block rests on the surest of its reasons, a promotion on the least sure; what was declared comes first.
  private func decision(_ verdict: Verdict, _ outlooks: [Outlook]) -> EarlyStop.Decision {
    let certain = outlooks.filter { $0.answer == .fails(.arithmetic) || $0.answer == .holds(.arithmetic) }
    let estimated = outlooks.filter { $0.answer == .fails(.sequence) || $0.answer == .holds(.sequence) }
    let isCertain = verdict == .block ? !certain.isEmpty : estimated.isEmpty
    return EarlyStop.Decision(
      verdict: verdict, ground: isCertain ? .arithmetic : .sequence,
      reasons: (isCertain ? certain : estimated).reversed().map(\.reason),
      settled: outlooks.map {
        EarlyStop.SettledCheck(name: $0.name, bound: $0.policy?.bound, confidence: $0.policy?.confidence)
      })
  }
}
