import CaseModel

/// A gate in which nothing that was declared can block is no gate: an empty list of checks is not "all satisfied".
struct BlockingCheck: Check {
  let declared: [CheckPolicy]

  func result(for run: JudgedRun) -> CheckResult {
    let count = declared.count { $0.level == .block }
    return CheckResult(
      "declared checks", count > 0 ? .holds : .fails, effect: count > 0 ? .promote : .noVerdict,
      observed: "\(count)", demanded: "≥ 1",
      explanation: count > 0
        ? "\(counted(count, "declared check")) can block" : "the gate declares no check that could block")
  }
}
