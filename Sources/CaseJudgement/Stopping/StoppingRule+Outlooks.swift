import CaseModel

extension StoppingRule {
  typealias Outlook = StoppingLook.Outlook

  /// The checks that are always on, but for the budget.
  func always(_ report: MetricReport) -> [Outlook] {
    let wanted = max(1, gate.casesAtLeast)
    let count = report.caseCount - copies
    return [
      Outlook(
        name: "cases", answer: count >= wanted ? .holds(.arithmetic) : .open,
        reason: count >= wanted
          ? "\(counted(count, "case")) ran, at least \(wanted) wanted"
          : "cases: \(count) of the \(wanted) that the verdict needs"),
      critical(report), errorOutlook(report),
      Outlook(
        name: "declared checks", answer: checks.isEmpty ? .open : .holds(.arithmetic),
        reason: checks.isEmpty
          ? "no declared check can block" : "\(counted(checks.count, "declared check")) can block"),
    ]
  }

  /// Whether the policies that have ended outweigh the others is known when all cases have been counted.
  var expiryOutlook: Outlook? {
    hasDatedCases ? Outlook(name: ExpiryCheck.name, answer: .open, reason: "expired cases: not all are counted") : nil
  }

  private func critical(_ report: MetricReport) -> Outlook {
    let name = "critical cases"
    if report.criticalFailures > 0 {
      return Outlook(
        name: name, answer: .fails(.arithmetic), reason: "\(counted(report.criticalFailures, "critical case")) failed")
    }
    let isSeen = report.criticalCount == cases.critical && report.criticalErrors == 0
    return Outlook(
      name: name, answer: isSeen ? .holds(.arithmetic) : .open,
      reason: isSeen ? "no critical case failed" : "critical cases: not all of them have an outcome")
  }

  /// Too many errors are no verdict, which a failure of the rest could still make a block.
  private func errorOutlook(_ report: MetricReport) -> Outlook {
    let allowed = max(0, gate.errorsAtMost)
    let needed = cases.all - allowed / max(1, repeats)
    let standing = errors.standing(after: report.tally)
    let answer = standing.answer(needed: needed, risk: risk(for: nil))
    if case .holds(let ground) = answer, report.errorCount <= allowed {
      return Outlook(name: "errors", answer: answer, reason: "errors: no more than \(allowed) \(ground.words)")
    }
    return Outlook(
      name: "errors", answer: .open,
      reason: "errors: \(report.errorCount) so far, \(allowed) allowed of all cases")
  }

  /// What the budget holds back for the cases that are left: each may be the most harmful failure in every repeat.
  func budgetOutlook(_ report: MetricReport) -> Outlook {
    let name = BudgetCheck.name
    guard let allowed = BudgetReport.allowance(objective: budget.objective, cases: cases.all) else {
      return Outlook(name: name, answer: .open, reason: "error budget: the objective is not between 0 and 1")
    }
    let counts = report.failureCounts
    let cost = FailureKind.allCases.reduce(Int128(0)) {
      $0 + Int128(budget.weight(of: $1).thousandths) * Int128(counts[$1] ?? 0)
    }
    let room = Int128(allowed.thousandths) * Int128(repeats) - cost
    let points = NumberText.exact(allowed.value)
    if room < 0 {
      return Outlook(
        name: name, answer: .fails(.arithmetic),
        reason: "error budget: more is spent than the \(points) points of all \(counted(cases.all, "case"))")
    }
    let dearest = FailureKind.allCases.map { budget.weight(of: $0).thousandths }.max() ?? 0
    let affordable = dearest > 0 ? Int(clamping: room / (Int128(dearest) * Int128(repeats))) : cases.all
    let standing = passes.standing(after: report.tally)
    let needed = cases.all - (standing.ran.all - standing.good.all) - min(affordable, cases.all)
    let answer = standing.answer(needed: needed, risk: risk(for: nil))
    if case .holds(let ground) = answer {
      return Outlook(name: name, answer: answer, reason: "error budget: \(points) points are enough \(ground.words)")
    }
    return Outlook(name: name, answer: .open, reason: "error budget: the rest could spend the \(points) points")
  }

  /// Of the change, the ledger and the boundary, and what is never settled early.
  var settledOutlooks: [Outlook] {
    var outlooks = settled.map { check in
      switch check.effect {
      case .promote: Outlook(name: check.name, answer: .holds(.arithmetic), reason: check.explanation)
      case .noVerdict: Outlook(name: check.name, answer: .open, reason: check.explanation)
      case .block: Outlook(name: check.name, answer: .fails(.arithmetic), reason: check.explanation)
      }
    }
    if comparesBaseline || gate.regression != nil {
      outlooks.append(
        Outlook(
          name: "regression", answer: .open, reason: "regression: cases that did not run cannot be compared"))
    }
    return outlooks
  }

  /// A declared check.
  func outlook(of policy: CheckPolicy, _ demand: CaseDemand?, _ report: MetricReport) -> Outlook {
    let isOver = policy.isOver(report)
    if isOver {
      return Outlook(
        name: policy.name, policy: policy, answer: .fails(.arithmetic),
        reason: "\(policy.name): more than \(NumberText.exact(policy.bound.value)) already")
    }
    guard let demand, demand.planned.all > 0 else {
      return Outlook(
        name: policy.name, policy: policy, answer: .open,
        reason: demand == nil
          ? "\(policy.name): no sequence is about it, so that it is known at the end"
          : "\(policy.name): it is about no case")
    }
    let standing = demand.standing(after: report.tally)
    let answer = answer(of: policy, standing)
    return Outlook(
      name: policy.name, policy: policy, answer: answer, reason: sentence(policy, standing, answer))
  }

  private func answer(of policy: CheckPolicy, _ standing: DemandStanding) -> DemandStanding.Answer {
    let isRate = policy.metric.rowsOfTrials != nil
    // How wide an interval becomes that knows of clusters, nobody can say before; no bound lies beyond its rate.
    let isBare = policy.confidence != nil && withoutSequences != nil
    let asked = isBare ? policy.withoutConfidence : policy
    let needed = asked.fewestGoodCases(of: standing.planned.all, repeats: repeats)
    switch standing.answer(needed: needed, risk: risk(for: policy)) {
    case .holds(let ground): return isBare ? .open : .holds(ground)
    // A count fails by what was counted: a case may have several events, or none.
    case .fails(let ground): return isRate ? .fails(ground) : .open
    case .open: return .open
    }
  }

  private func sentence(
    _ policy: CheckPolicy, _ standing: DemandStanding, _ answer: DemandStanding.Answer
  ) -> String {
    let bound = NumberText.exact(policy.bound.value)
    let demanded =
      switch policy.bound {
      case .atLeast: "≥ \(bound)"
      case .atMost: "≤ \(bound)"
      }
    let left = counted(standing.planned.all - standing.ran.all, "case")
    let seen = "\(standing.good.all) of \(counted(standing.ran.all, "case")) in its favour, \(left) left"
    return switch answer {
    case .holds(let ground): "\(policy.name) keeps \(demanded) \(ground.words): \(seen)"
    case .fails(let ground): "\(policy.name) misses \(demanded) \(ground.words): \(seen)"
    case .open: "\(policy.name) \(demanded) is open: \(seen)"
    }
  }
}

extension EarlyStop.Ground {
  /// How sure an answer is, at the end of a sentence.
  fileprivate var words: String {
    switch self {
    case .arithmetic: "whatever the rest comes to"
    case .sequence: "by the sequence"
    }
  }
}

extension CheckPolicy {
  fileprivate var withoutConfidence: CheckPolicy {
    CheckPolicy(metric: metric, slice: slice, bound: bound, level: level, source: source)
  }

  /// Whether a sum that only grows is above its bound, errors read in its favour.
  fileprivate func isOver(_ report: MetricReport) -> Bool {
    guard metric.onlyGrows, confidence == nil, case .atMost(let most) = bound, most.isFinite,
      let value = report.measure(metric, slice: slice, errors: .inFavour(of: bound)).value
    else { return false }
    return value > most
  }
}
