/// Below the declared number of cases, and without any, nothing is said.
struct CasesCheck: Check {
  let declared: Int

  func result(for run: JudgedRun) -> CheckResult {
    let needed = max(1, declared)
    let count = run.report.caseCount
    let isEnough = count >= needed
    return CheckResult(
      "cases", isEnough ? .holds : .fails, effect: isEnough ? .promote : .noVerdict, observed: "\(count)",
      demanded: "≥ \(needed)",
      explanation: isEnough
        ? "\(counted(count, "case")), at least \(needed) wanted"
        : "\(counted(count, "case")), fewer than the \(needed) that the verdict needs")
  }
}
