import CaseJudgement
import CaseModel

extension GatePolicy {
  static func made(cases: Int = 0, errors: Int = 0, _ checks: CheckPolicy...) -> GatePolicy {
    var policy = GatePolicy(source: json("{}"))
    policy.casesAtLeast = cases
    policy.errorsAtMost = errors
    policy.checks = checks
    return policy
  }
}

extension BudgetPolicy {
  static func objective(_ objective: Double) -> BudgetPolicy {
    var policy = BudgetPolicy()
    policy.objective = objective
    return policy
  }
}

extension RunFacts {
  /// A run in which nothing went missing.
  static func complete(_ tally: Tally) -> RunFacts {
    var facts = RunFacts()
    facts.cases = tally.caseCount
    facts.planned = tally.runCount
    facts.executed = facts.planned
    facts.scored = facts.planned
    facts.reported = facts.planned
    return facts
  }
}

extension Tally {
  /// Judges the tally by a budget that nearly anything fits into, unless another objective is given.
  func judged(
    by policy: GatePolicy, extra: [CheckPolicy] = [], objective: Double = 0.001,
    baseline: BaselineResult = .absent, _ change: (inout RunFacts) -> Void = { _ in }
  ) -> GateReport {
    var facts = RunFacts.complete(self)
    change(&facts)
    let report = MetricReport(self, asOf: facts.asOf)
    return Gate.evaluate(
      policy: policy, extra: extra, baseline: baseline,
      budget: BudgetReport(report, policy: .objective(objective)), report: report, facts: facts)
  }
}

extension GateReport {
  subscript(name: String) -> CheckResult? { checks.first { $0.name == name } }
}

extension CheckPolicy {
  static func atLeast(_ metric: Metric, _ bound: Double, confidence: Double? = nil) -> CheckPolicy {
    CheckPolicy(metric: metric, bound: .atLeast(bound), confidence: confidence)
  }

  static func atMost(_ metric: Metric, _ bound: Double, confidence: Double? = nil) -> CheckPolicy {
    CheckPolicy(metric: metric, bound: .atMost(bound), confidence: confidence)
  }
}
