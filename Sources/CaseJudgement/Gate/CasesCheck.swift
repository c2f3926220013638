/// Below the declared number of cases, and without any, nothing is said; a copy of a case is no other case.
struct CasesCheck: Check {
  let declared: Int

  func result(for run: JudgedRun) -> CheckResult {
    let needed = max(1, declared)
    let copies = run.facts.copies
    let count = run.report.caseCount - copies
    let isEnough = count >= needed
    return CheckResult(
      "cases", isEnough ? .holds : .fails, effect: isEnough ? .promote : .noVerdict, observed: "\(count)",
      demanded: "≥ \(needed)",
      explanation: isEnough
        ? "\(counted(count, "case")), at least \(needed) wanted"
        : "\(counted(count, "case"))\(copies > 0 ? " that are not copies of another" : ""), fewer than the \(needed)"
          + " that the verdict needs")
  }
}
