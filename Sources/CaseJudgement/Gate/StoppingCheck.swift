import CaseModel

/// A run that did not run all cases rests on a rule that said why it need not: without one it is a part of a run.
struct StoppingCheck: Check {
  static let name = "stopping early"

  let stop: EarlyStop

  /// - Returns: nothing where nobody asked to stop early.
  init?(_ facts: RunFacts) {
    guard let stop = facts.stopping else { return nil }
    self.stop = stop
  }

  func result(for run: JudgedRun) -> CheckResult {
    let all = run.facts.cases
    let ran = run.report.caseCount
    guard let decision = stop.decision else {
      let isWhole = stop.skippedCases == 0
      return result(
        isWhole ? .holds : .fails, isWhole ? .promote : .noVerdict, "all cases",
        isWhole ? "nothing settled the verdict earlier, and all cases ran" : "cases were left out, and no rule said so")
    }
    let what = "stopped after \(ran) of \(counted(all, "case"))"
    let why = decision.reasons.first.map { ": " + $0 } ?? ""
    let more = decision.reasons.count > 1 ? " (and \(decision.reasons.count - 1) more)" : ""
    let word = decision.ground == .arithmetic ? "certain" : "settled by the sequence"
    let explanation = "\(what), \(decision.verdict.rawValue) \(word)\(why)\(more)"
    switch decision.verdict {
    case .promote: return result(.holds, .promote, "promote", explanation)
    case .block: return result(.fails, .block, "block", explanation)
    case .noVerdict: return result(.undecided("nothing was decided"), .noVerdict, "nothing", explanation)
    }
  }

  private func result(
    _ outcome: CheckResult.Outcome, _ effect: Verdict, _ observed: String, _ explanation: String
  ) -> CheckResult {
    CheckResult(
      Self.name, outcome, effect: effect, observed: observed, demanded: "the verdict of all cases",
      explanation: explanation)
  }
}

extension EarlyStop.Decision {
  /// What a check comes to where the run was stopped for a block: one that was not settled has no answer.
  ///
  /// The cases that ran are few, and the critical ones are the first of them: what a rate shows of them says nothing.
  func reopening(_ check: CheckResult) -> CheckResult {
    guard verdict == .block, check.policy != nil || check.name == BudgetCheck.name,
      !settled.contains(where: { $0.isAbout(check) })
    else { return check }
    let reason = "the run stopped before it was settled"
    var open = CheckResult(
      check.name, .undecided(reason), effect: check.level == .warn ? .promote : .noVerdict, observed: check.observed,
      demanded: check.demanded, explanation: "\(check.name) \(check.demanded) is open: \(reason)")
    open.level = check.level
    open.observation = check.observation
    open.policy = check.policy
    open.location = check.location
    return open
  }
}

extension GateReport {
  /// Whether the gate says of the cases that ran what was decided, for a reason of its own.
  package func agrees(with decision: EarlyStop.Decision) -> Bool {
    verdict == decision.verdict
      && (verdict != .block || checks.contains { $0.effect == .block && $0.name != StoppingCheck.name })
  }
}
