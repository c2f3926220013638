import CaseJSON
package import CaseModel

/// Says when the cases that are left cannot change the verdict of a gate any more.
///
/// It is told of every case of the plan before the first one runs, and then asked as often as somebody likes. A block is
/// reached where a check fails whatever the rest comes to, or where the sequences put a rate below its bar; a promotion
/// only where every check that could stand in its way is settled. What cannot be settled is left to the end of the run.
package struct StoppingRule: Sendable {
  let gate: GatePolicy
  let settled: [CheckResult]
  let budget: BudgetPolicy
  let repeats: Int
  let comparesBaseline: Bool
  /// The declared checks that can block, each with what it demands of the cases; absent where no sequence is about it.
  private(set) var checks: [(policy: CheckPolicy, demand: CaseDemand?)]
  private(set) var errors = CaseDemand.endsWithoutError
  private(set) var passes = CaseDemand.passes
  private(set) var cases = Strata()
  /// Cases of the plan that hold what one before them holds.
  package var copies = 0
  /// Whether a case of the plan says until when its policy is in force.
  private(set) var hasDatedCases = false
  private var clusters: Set<UInt64> = []
  private var sharesCluster = false

  /// - Parameters:
  ///   - extra: bounds from the command line.
  ///   - settled: checks that do not rest on the run's numbers.
  ///   - comparesBaseline: whether the run has a baseline, of which nothing can be settled early.
  package init(
    gate: GatePolicy, extra: [CheckPolicy] = [], settled: [CheckResult] = [], budget: BudgetPolicy, repeats: Int,
    comparesBaseline: Bool = false
  ) {
    self.gate = gate
    self.settled = settled
    self.budget = budget
    self.repeats = repeats
    self.comparesBaseline = comparesBaseline
    checks = (gate.checks + extra).filter { $0.level == .block }.map { ($0, CaseDemand($0)) }
  }

  /// Takes note of a case of the plan.
  package mutating func plan(_ item: Case) {
    let row = ExpectedRow(item.expected.disposition)
    let labels = CaseLabels(severity: item.severity, tags: item.tags)
    cases.add(1, isCritical: item.severity == .critical)
    if item.validUntil != nil { hasDatedCases = true }
    errors.plan(row, labels)
    passes.plan(row, labels)
    for index in checks.indices { checks[index].demand?.plan(row, labels) }
    if let cluster = item.cluster, !sharesCluster, !clusters.insert(Fingerprint.text(cluster)).inserted {
      sharesCluster = true
      clusters = []
    }
  }

  /// Why only what is certain can be said; absent where the sequences can be asked.
  package var withoutSequences: String? {
    if sharesCluster { return "cases share clusters, so that they are not independent" }
    return copies > 0 ? "cases are copies of others, so that they are not independent" : nil
  }

  /// By how many rate checks the chance of a wrong block is divided.
  package var blockingRates: Int { checks.count { $0.policy.metric.rowsOfTrials != nil } }

  /// What is settled after some of the cases.
  ///
  /// - Parameter tally: of the cases that ran; the critical ones have to be the first.
  package func look(at tally: Tally) -> StoppingLook {
    let report = MetricReport(tally)
    return StoppingLook(
      always(report) + [budgetOutlook(report), expiryOutlook].compactMap(\.self) + settledOutlooks
        + checks.map { outlook(of: $0.policy, $0.demand, report) })
  }

  /// A wrong promotion takes a check that does not hold and a sequence that is wrong about this very one, so that the
  /// chance of it need not be divided; a wrong block takes any of them.
  func risk(for policy: CheckPolicy?) -> DemandStanding.Risk {
    if withoutSequences != nil { return DemandStanding.Risk() }
    let half = EarlyStop.alpha / 2
    // More confidence was asked for than the half leaves.
    let holding = min(half, policy?.confidence.map { 1 - $0 } ?? half)
    guard let policy, policy.metric.rowsOfTrials != nil else { return DemandStanding.Risk(ofHolding: holding) }
    return DemandStanding.Risk(ofHolding: holding, ofFailing: half / Double(max(1, blockingRates)))
  }
}
