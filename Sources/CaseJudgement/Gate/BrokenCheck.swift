import CaseModel

/// No more cases may break than are permitted.
///
/// It holds where it would hold with every error of the baseline taken for a pass, blocks where it would fail with every
/// one taken for a failure, and is undecided in between.
struct BrokenCheck: Check {
  let bound: RegressionPolicy.BrokenBound
  let policy: RegressionPolicy
  let report: ComparisonReport

  func result(for run: JudgedRun) -> CheckResult {
    // A waived case broke for certain, so that it is among those of every reading.
    let waived = bound.slice == nil ? report.part.waivedCount : 0
    let most = report.tally.broken(.leastFavourable, in: bound.slice) - waived
    let least =
      report.tally.broken(.mostFavourable(forgivingCandidate: run.hasTooManyErrors), in: bound.slice) - waived
    let seen = report.tally.counts(in: bound.slice)[.newlyBroken] ?? 0
    let what = bound.slice == nil ? "case" : "critical case"
    let allowed = "\(bound.atMost) may" + (waived > 0 ? " beside \(waived) waived" : "")
    let (outcome, explanation): (CheckResult.Outcome, String)
    if most <= bound.atMost {
      (outcome, explanation) = (.holds, "\(counted(most, what)) broke, \(allowed)")
    } else if least > bound.atMost {
      (outcome, explanation) = (.fails, "\(counted(least, what)) broke since the baseline, \(allowed)\(names)")
    } else {
      let reason = "between \(least) and \(counted(most, what)) broke, \(allowed): errors leave it open"
      (outcome, explanation) = (.undecided(reason), "\(bound.name) is undecided: \(reason)")
    }
    return policy.result(
      bound.name, outcome, observed: "\(seen)", demanded: "≤ \(bound.atMost)", explanation: explanation, key: bound.key)
  }

  /// `: ZD-1, ZD-2`
  private var names: String {
    let notes = report.part.broken.entries.filter { bound.slice == nil || $0.severity == .critical }
    return notes.isEmpty ? "" : ": " + notes.map(\.caseID.printable).shortened()
  }
}
