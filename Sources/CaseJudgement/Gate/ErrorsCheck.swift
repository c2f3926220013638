import CaseModel

/// A fault of the machinery makes the verdict unavailable, beyond what the workflow declares to put up with.
struct ErrorsCheck: Check {
  func result(for run: JudgedRun) -> CheckResult {
    let count = run.report.errorCount
    let isTooMany = run.hasTooManyErrors
    let faults = run.report.faultCounts
    let kinds = Fault.Kind.allCases.compactMap { kind in faults[kind].map { "\(kind.rawValue) \($0)" } }
    let list = kinds.isEmpty ? "" : ": " + kinds.joined(separator: ", ")
    return CheckResult(
      "errors", isTooMany ? .fails : .holds, effect: isTooMany ? .noVerdict : .promote, observed: "\(count)",
      demanded: "≤ \(run.errorsAllowed)",
      explanation: "\(counted(count, "run")) ended in an error, \(run.errorsAllowed) allowed\(list)")
  }
}
