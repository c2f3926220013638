import CaseJSON
package import CaseModel

/// An incident that cost much of the budget has to stand in the dataset, so that it is never promoted twice.
package struct IncidentCoverageCheck {
  package static let name = "incident coverage"
  /// The share of the budget above which an incident has to be reproduced by a case.
  package static let share = 0.2

  /// An incident, and the cases of which somebody said that they reproduce it.
  package struct Claim: Sendable {
    package let incident: Incident
    package let caseIDs: [String]

    package init(_ incident: Incident, caseIDs: [String]) {
      self.incident = incident
      self.caseIDs = caseIDs
    }
  }

  /// The costly incidents, in the order of the ledger; absent where nobody can say what is costly.
  package let costly: [Claim]?
  private let threshold: Double
  private let isNarrowing: Bool

  /// - Parameters:
  ///   - claims: all incidents of the ledger, however old: what happened once can happen again.
  ///   - isNarrowing: whether the change is known to let less through; the stop button does not wait for a case.
  package init(_ claims: [Claim], policy: BudgetPolicy, isNarrowing: Bool = false) {
    self.isNarrowing = isNarrowing
    guard let volume = policy.volume,
      let allowed = BudgetReport.allowance(objective: policy.objective, cases: volume)
    else {
      (costly, threshold) = (nil, .nan)
      return
    }
    threshold = allowed.value * Self.share
    // Five times the cost against the budget, in whole thousandths: nothing is lost to rounding.
    costly = claims.filter { $0.incident.points.thousandths * 5 > allowed.thousandths }
  }

  /// The cases that have to be looked for in the datasets.
  package var wantedCases: Set<String> { Set((costly ?? []).flatMap(\.caseIDs)) }

  /// - Parameter present: the ids of those wanted cases that the replayed datasets have.
  package func result(present: Set<String>) -> CheckResult {
    guard let costly else {
      let reason = "the budget has no volume or no objective, so that no incident can be called costly"
      return CheckResult(
        Self.name, .undecided(reason), effect: .noVerdict, observed: "unknown", demanded: "0",
        explanation: "\(Self.name): \(reason)")
    }
    let open = costly.filter { claim in !claim.caseIDs.contains(where: present.contains) }
    let limit = "\(NumberText.exact(threshold)) points (20 % of the budget)"
    guard let first = open.first else {
      let explanation =
        costly.isEmpty
        ? "no incident cost more than \(limit)"
        : "\(costly.count == 1 ? "the incident" : "all \(costly.count) incidents") above \(limit)"
          + " \(costly.count == 1 ? "has a case" : "have cases") in the dataset"
      return CheckResult(
        Self.name, .holds, effect: .promote, observed: "0 open", demanded: "0 open", explanation: explanation)
    }
    let named = open.prefix(3).map(\.incident.id).joined(separator: ", ")
    let rest = open.count > 3 ? " and \(open.count - 3) more" : ""
    let what = "no case reproduces \(named)\(rest), which cost more than \(limit)" + (open.count > 1 ? " each" : "")
    var result = CheckResult(
      Self.name, isNarrowing ? .holds : .fails, effect: isNarrowing ? .promote : .block,
      observed: "\(open.count) open", demanded: "0 open",
      explanation: what
        + (isNarrowing
          ? "; this change narrows" : ": add one, then casegate incident link WORKFLOW \(first.incident.id) CASE"))
    result.location = first.incident.source.location
    return result
  }
}
