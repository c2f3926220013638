import CaseModel

/// The verdict, and everything that it rests on.
package struct GateReport: Sendable, Equatable {
  package let verdict: Verdict
  /// Why it is not `promote`, one line each, the worst first; empty for `promote`.
  package let reasons: [String]
  /// Checks that only warn and did not hold, one line each.
  package let warnings: [String]
  /// Those that are always on, then the declared ones in the order of the file, then those from the command line.
  package let checks: [CheckResult]

  /// Takes the worst effect of the checks for the verdict, unless the run was incomplete: then there is none.
  init(_ checks: [CheckResult], isComplete: Bool) {
    self.checks = checks
    // No check at all is no witness.
    let worst = checks.map(\.effect).max() ?? .noVerdict
    verdict = isComplete ? worst : .noVerdict
    let blocking = checks.filter { $0.effect == .block }.map(\.explanation)
    let unsettling = checks.filter { $0.effect == .noVerdict }.map(\.explanation)
    reasons = isComplete ? blocking + unsettling : unsettling + blocking
    warnings = checks.filter { $0.level == .warn && !$0.holds }.map(\.explanation)
  }
}
