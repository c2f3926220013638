/// Planned = executed = scored = reported, the tally holds as many, and programs answered what they were asked.
struct ReconciliationCheck: Check {
  func result(for run: JudgedRun) -> CheckResult {
    let facts = run.facts
    let due = facts.planned - facts.skipped
    let counts = [
      (facts.skipped > 0 ? "planned and not left out" : "planned", due), ("executed", facts.executed),
      ("scored", facts.scored), ("reported", facts.reported), ("tallied", run.report.runCount),
    ]
    let runsAgree = counts.allSatisfy { $0.1 == due }
    let casesAgree = facts.cases - facts.skippedCases == run.report.caseCount
    var parts = counts.map { "\($0.1) \($0.0)" }
    if !casesAgree { parts.append("\(facts.cases) cases planned and \(run.report.caseCount) tallied") }
    if facts.strayMessages > 0 { parts.append("\(counted(facts.strayMessages, "message")) of programs to no request") }
    let agrees = runsAgree && casesAgree && facts.strayMessages == 0
    return CheckResult(
      "reconciliation", agrees ? .holds : .fails, effect: agrees ? .promote : .noVerdict,
      observed: parts.joined(separator: ", "), demanded: "all equal",
      explanation: agrees
        ? "\(counted(due, "run")) planned, executed, scored and reported"
          + (facts.skipped > 0 ? "; \(facts.skipped) planned and left out by the rule" : "")
        : "the counts do not agree: " + parts.joined(separator: ", "))
  }
}
