/// No critical case may fail in any repeat, and each must have been seen not to: an error proves nothing.
struct CriticalCheck: Check {
  func result(for run: JudgedRun) -> CheckResult {
    let (failed, unknown) = (run.report.criticalFailures, run.report.criticalErrors)
    let total = run.report.criticalCount
    if failed > 0 {
      return result(
        .fails, .block, failed, "\(failed) of \(counted(total, "critical case")) failed in at least one repeat")
    }
    if unknown > 0 {
      let reason = "\(unknown) of \(counted(total, "critical case")) ended in an error, so that nobody knows"
      return result(.undecided(reason), .noVerdict, failed, reason)
    }
    return result(
      .holds, .promote, failed,
      total == 0 ? "no case is critical" : "none of \(counted(total, "critical case")) failed")
  }

  private func result(
    _ outcome: CheckResult.Outcome, _ effect: Verdict, _ failed: Int, _ explanation: String
  ) -> CheckResult {
    CheckResult(
      "critical cases", outcome, effect: effect, observed: "\(failed) failed", demanded: "0 failed",
      explanation: explanation)
  }
}
