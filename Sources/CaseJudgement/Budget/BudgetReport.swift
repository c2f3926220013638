package import CaseModel

/// What a run's failures cost, and what the objective lets them cost.
///
/// An errored run costs nothing: whether it would have been wrong is not known, and errors have a check of their own.
package struct BudgetReport: Sendable, Equatable {
  /// What failures of one kind cost.
  package struct Item: Sendable, Equatable {
    package let kind: FailureKind
    /// Of one failure in every repeat of a case.
    package let weight: Points
    /// Runs.
    package let count: Int
    /// Points.
    package let spent: Double
  }

  package enum State: Sendable, Equatable {
    case within
    case over
    /// Why nobody can say.
    case unknown(String)
  }

  package let objective: Double
  package let cases: Int
  package let repeats: Int
  /// Rounded down to a thousandth of a point; absent for an objective that is none.
  package let allowed: Points?
  /// Points.
  package let spent: Double
  /// Every kind, the most harmful first.
  package let items: [Item]
  package let state: State
  /// How many times faster than the objective permits; absent where there is no case.
  package let burnRate: Double?
  /// What this rate would do to the declared volume; absent where none is declared.
  package let projection: BudgetProjection?

  package init(_ report: MetricReport, policy: BudgetPolicy) {
    let cases = report.caseCount
    let repeats = report.repeats ?? 1
    let counts = report.failureCounts
    objective = policy.objective
    self.cases = cases
    self.repeats = repeats
    items = FailureKind.allCases.map { kind in
      let (weight, count) = (policy.weight(of: kind), counts[kind] ?? 0)
      let spent = Double(Int128(weight.thousandths) * Int128(count)) / (Double(repeats) * 1000)
      return Item(kind: kind, weight: weight, count: count, spent: spent)
    }
    let cost = items.reduce(Int128(0)) { $0 + Int128($1.weight.thousandths) * Int128($1.count) }
    spent = Double(cost) / (Double(repeats) * 1000)
    allowed = Self.allowance(objective: policy.objective, cases: cases)
    state =
      if let allowed, report.tally.isConsistent {
        cost <= Int128(allowed.thousandths) * Int128(repeats) ? .within : .over
      } else {
        .unknown(
          report.tally.isConsistent
            ? "the objective is not between 0 and 1" : "not all cases were run as often")
      }
    // Of no case it is no number, and nothing burns at such a rate.
    let perCase = spent / Double(cases)
    burnRate = BudgetArithmetic.burnRate(errorRate: perCase, objective: policy.objective)
    projection = burnRate.flatMap { BudgetProjection(policy, spentPerCase: perCase, burnRate: $0) }
  }

  package var isWithin: Bool { state == .within }

  /// `(1 − objective) · cases`, rounded down to a thousandth of a point.
  ///
  /// A billionth of a point is added first: 0.9995 has no exact binary form, and what it permits of 200 cases must come
  /// out as 0.1 all the same. It is far less than half a thousandth, so that nothing is given away.
  static func allowance(objective: Double, cases: Int) -> Points? {
    guard objective > 0, objective < 1,
      let allowed = BudgetArithmetic.allowedErrors(objective: objective, volume: cases)
    else { return nil }
    return Int(exactly: ((allowed + 1e-9) * 1000).rounded(.down)).map { Points(thousandths: $0) }
  }
}
