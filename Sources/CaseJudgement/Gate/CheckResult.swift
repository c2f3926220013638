package import CaseJSON
package import CaseModel

/// What one check observed, what it demanded, and what follows from it.
package struct CheckResult: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    case holds
    case fails
    /// Why nobody can say.
    case undecided(String)
  }

  /// `pass_rate`, `refusal.recall of tag:refund`, `reconciliation`
  package let name: String
  package let outcome: Outcome
  /// What the check by itself makes of the verdict.
  package let effect: Verdict
  /// `0.915`; `undefined` where there is no number.
  package let observed: String
  /// `≥ 0.92`, `≥ 0.92 at 0.95` with the confidence at which it must hold: the one text of a bound.
  package let demanded: String
  /// Why it came out so, in one line.
  package let explanation: String
  package var level = CheckPolicy.Level.block
  /// The number; absent for a check that is not about a metric.
  package var observation: Observation?
  /// What was declared; absent for a check that is always on.
  package var policy: CheckPolicy.Declared?
  /// Where it was declared; absent for a bound that came from the command line or is always on.
  package var location: SourceLocation?

  package init(
    _ name: String, _ outcome: Outcome, effect: Verdict, observed: String, demanded: String, explanation: String
  ) {
    self.name = name
    self.outcome = outcome
    self.effect = effect
    self.observed = observed
    self.demanded = demanded
    self.explanation = explanation
  }

  package var holds: Bool { outcome == .holds }

  /// Whether somebody asked for it, in the workflow or on the command line; others are always on.
  package var isDeclared: Bool { policy != nil || location != nil }
}

extension CheckPolicy {
  /// A declared bound without the place where it was declared, so that it can be compared and written.
  package struct Declared: Sendable, Equatable {
    package let metric: Metric
    package let slice: Slice?
    package let bound: Bound
    package let confidence: Double?
    /// The one-sided bound that decided; absent where the observed value did, or where there is none.
    package let confidenceBound: Double?
  }
}
