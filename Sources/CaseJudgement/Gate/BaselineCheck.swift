import CaseModel

/// A run that was asked to be compared says nothing where it could not be.
struct BaselineCheck: Check {
  let name: String
  /// Why not, one line each; empty where it was compared.
  let refusals: [String]
  let cases: Int

  /// - Returns: nothing where no baseline was asked for.
  init?(_ baseline: BaselineResult) {
    switch baseline {
    case .absent: return nil
    case .unusable(let name, let reason): (self.name, refusals, cases) = (name, [reason], 0)
    case .compared(let report):
      (name, refusals, cases) = (report.baseline.name, report.refusals, report.tally.caseCount)
    }
  }

  func result(for run: JudgedRun) -> CheckResult {
    let isPaired = refusals.isEmpty && cases == run.facts.cases - run.facts.skippedCases
    if isPaired {
      return CheckResult(
        "baseline", .holds, effect: .promote, observed: "compared", demanded: "compared",
        explanation: "\(counted(cases, "case")) compared with \(name.printable)")
    }
    let missing = refusals.isEmpty ? ["\(cases) of \(counted(run.facts.cases, "case")) were compared"] : refusals
    let reason = "the baseline \(name.printable) cannot be compared with: \(missing.joined(separator: "; "))"
    return CheckResult(
      "baseline", .undecided(reason), effect: .noVerdict, observed: "refused", demanded: "compared",
      explanation: reason)
  }
}
