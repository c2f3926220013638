/// A run that did not run all cases rests on a rule that said why it need not: without one it is a part of a run.
struct StoppingCheck: Check {
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
      "stopping early", outcome, effect: effect, observed: observed, demanded: "the verdict of all cases",
      explanation: explanation)
  }
}
