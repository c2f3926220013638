package import CaseJudgement

/// What `--stop-early` saved and on what it rests, in sentences; none where it was not asked for.
package struct StoppingSentences {
  private let verdict: RunVerdict

  package init(_ verdict: RunVerdict) { self.verdict = verdict }

  /// Why a case of the plan was not run; absent where all were.
  package var skipReason: String? {
    guard verdict.facts.skippedCases > 0, let decision = verdict.facts.stopping?.decision else { return nil }
    return "not run: the verdict was settled before (\(decision.verdict.rawValue), after \(verdict.caseCountText))"
  }

  var all: [String] {
    guard let stop = verdict.facts.stopping else { return [] }
    let limit = stop.withoutSequences.map { "only what is certain was looked at: \($0)" }
    return [outcome(stop), limit ?? basis(stop)].compactMap(\.self)
  }

  private func outcome(_ stop: EarlyStop) -> String {
    let facts = verdict.facts
    guard let decision = stop.decision else {
      let what =
        facts.stop != nil ? "not stopped early" : "not stopped early: all \(counted(facts.cases, "case")) ran"
      return what + (stop.open.isEmpty ? "" : "; open at the last look: " + Self.listed(stop.open))
    }
    let left = facts.executed + facts.skipped > 0 ? 100 * facts.skipped / (facts.executed + facts.skipped) : 0
    let repeats = facts.skipped == facts.skippedCases ? "" : " (\(counted(facts.skipped, "run")))"
    return "stopped early after \(verdict.caseCountText): \(facts.skippedCases) not run\(repeats), \(left) % saved; "
      + Self.listed(decision.reasons)
  }

  /// Which sequence was used, and how sure it is.
  private func basis(_ stop: EarlyStop) -> String? {
    if stop.decision?.ground == .arithmetic { return "certain: no outcome of the rest could change it" }
    guard stop.decision != nil else { return nil }
    let rates = stop.blockingRates > 1 ? ", divided by \(stop.blockingRates) rates to block" : ""
    return "by \(EarlyStop.sequence) and \(EarlyStop.drawnSequence), both at \(NumberText.exact(EarlyStop.alpha / 2))"
      + " for either verdict\(rates); random order from digest \(stop.order.prefix(12))"
  }

  private static func listed(_ reasons: [String]) -> String {
    reasons.prefix(3).joined(separator: "; ") + (reasons.count > 3 ? "; and \(reasons.count - 3) more" : "")
  }
}

extension RunVerdict {
  /// `200 cases`, `91 of 200 cases` where some were not run.
  package var caseCountText: String {
    let skipped = facts.skippedCases
    return skipped == 0
      ? counted(numbers.caseCount, "case") : "\(numbers.caseCount) of \(counted(numbers.caseCount + skipped, "case"))"
  }
}
