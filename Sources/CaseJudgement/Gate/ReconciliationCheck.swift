/// Planned = executed = scored = reported, the tally holds as many, and programs answered what they were asked.
struct ReconciliationCheck: Check {
  func result(for run: JudgedRun) -> CheckResult {
    let facts = run.facts
    let counts = [
      ("planned", facts.planned), ("executed", facts.executed), ("scored", facts.scored), ("reported", facts.reported),
      ("tallied", run.report.runCount),
    ]
    let runsAgree = counts.allSatisfy { $0.1 == facts.planned }
    let casesAgree = facts.cases == run.report.caseCount
    var parts = counts.map { "\($0.1) \($0.0)" }
    if !casesAgree { parts.append("\(facts.cases) cases planned and \(run.report.caseCount) tallied") }
    if facts.strayMessages > 0 { parts.append("\(counted(facts.strayMessages, "message")) of programs to no request") }
    let agrees = runsAgree && casesAgree && facts.strayMessages == 0
    return CheckResult(
      "reconciliation", agrees ? .holds : .fails, effect: agrees ? .promote : .noVerdict,
      observed: parts.joined(separator: ", "), demanded: "all equal",
      explanation: agrees
        ? "\(counted(facts.planned, "run")) planned, executed, scored and reported"
        : "the counts do not agree: " + parts.joined(separator: ", "))
  }
}
