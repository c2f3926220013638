import CaseModel

/// A run that is not all of what the workflow declares may inform; it never promotes.
struct CompletenessCheck: Check {
  func result(for run: JudgedRun) -> CheckResult {
    let gaps = Self.gaps(in: run)
    return CheckResult(
      "completeness", gaps.isEmpty ? .holds : .fails, effect: gaps.isEmpty ? .promote : .noVerdict,
      observed: gaps.isEmpty ? "complete" : "incomplete", demanded: "complete",
      explanation: gaps.isEmpty ? "the whole of every declared dataset was run" : gaps.joined(separator: "; "))
  }

  private static func gaps(in run: JudgedRun) -> [String] {
    var gaps: [String] = []
    if let stop = run.facts.stop { gaps.append("the run was \(stop.description)") }
    if run.facts.isSubset { gaps.append("a subset was run: " + run.facts.subsetReasons.joined(separator: ", ")) }
    if !run.facts.missingParts.isEmpty { gaps.append("missing: " + run.facts.missingParts.joined(separator: ", ")) }
    if !run.report.tally.isConsistent { gaps.append("not all cases were run as often") }
    if run.report.runCount == 0 { gaps.append("nothing was run") }
    return gaps
  }
}
