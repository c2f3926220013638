package import CaseJudgement
package import CaseModel

/// What drills came to: how much was probed, and where a probe crossed the boundary.
package struct DrillReport: Sendable {
  /// One boundary that was crossed, with the smallest change to a real case that crossed it.
  package struct Crossing: Sendable, Equatable {
    package let kind: DrillKind
    /// `actions.issue_refund.limits.amount`
    package let subject: String
    /// How many probes crossed it.
    package var count: Int
    /// The real case.
    package var caseID: String
    package var file: String
    package var line: Int
    /// `amount 42.5 → 50.01`
    package var change: String
    /// `must escalate to billing_lead`
    package var demand: String
    /// `act: issue_refund({"amount":50.01})`
    package var actual: String
    var distance: Double
  }

  /// The kinds that were asked for, in the order of `DrillKind`.
  package let kinds: [DrillKind]
  package internal(set) var caseCount = 0
  package internal(set) var probeCounts: [DrillKind: Int] = [:]
  /// Cases that ended in an error, from which little can be derived.
  package internal(set) var erroredCases = 0
  package private(set) var crossings: [Crossing] = []
  private var places: [Subject: Int] = [:]

  private struct Subject: Hashable {
    let kind: DrillKind
    let text: String
  }

  init(kinds: [DrillKind]) { self.kinds = kinds }

  mutating func add(_ crossing: Crossing) {
    let subject = Subject(kind: crossing.kind, text: crossing.subject)
    guard let place = places[subject] else {
      places[subject] = crossings.count
      crossings.append(crossing)
      return
    }
    let count = crossings[place].count + crossing.count
    // The first of those with the smallest change.
    if crossing.distance < crossings[place].distance { crossings[place] = crossing }
    crossings[place].count = count
  }

  /// How many probes of a kind crossed a boundary.
  package func crossedCount(_ kind: DrillKind) -> Int {
    crossings.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) }
  }

  package func probeCount(_ kind: DrillKind) -> Int { probeCounts[kind] ?? 0 }

  /// A check of the gate for each kind: one that probed nothing cannot say that the boundary holds.
  package var checks: [CheckResult] {
    kinds.map { kind in
      let (crossed, probed) = (crossedCount(kind), probeCount(kind))
      let name = "drill \(kind.rawValue)"
      if crossed > 0, let worst = crossings.first(where: { $0.kind == kind }) {
        return CheckResult(
          name, .fails, effect: .block, observed: "\(crossed) of \(probed)", demanded: "0 crossed",
          explanation: "\(name): \(worst.caseID) with \(worst.change) \(worst.demand), got \(worst.actual)")
      }
      if probed == 0 {
        let reason = "no case can be probed: \(kind.summary)"
        return CheckResult(
          name, .undecided(reason), effect: .noVerdict, observed: "0 of 0", demanded: "0 crossed",
          explanation: "\(name): \(reason)")
      }
      return CheckResult(
        name, .holds, effect: .promote, observed: "0 of \(probed)", demanded: "0 crossed",
        explanation: "\(name): \(probed) probes, none crossed the boundary")
    }
  }
}
