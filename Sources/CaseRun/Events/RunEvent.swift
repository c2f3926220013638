package import CaseJudgement
package import CaseModel

/// What happens in a run, as reporters learn it. They decide nothing.
package enum RunEvent: Sendable {
  /// The plan stands; nothing has run yet.
  case planned(cases: Int, repeats: Int)
  /// So many runs of the plan are done.
  case progressed(done: Int, of: Int)
  /// The verdict stands and is written.
  case finished(RunSummary)
}

/// All that a report of a finished run is made of.
package struct RunSummary: Sendable {
  package let verdict: RunVerdict
  /// `verdict.json` as it was written.
  package let record: [UInt8]
  /// The run's folder, absolute.
  package let path: String
  /// Warnings about the cases.
  package let findings: Findings
  /// How many recorded replies cannot be told from stale ones.
  package let unverifiedReplies: Int
  /// How many recorded replies answer for a case or an agent that is not in the plan.
  package let unusedReplies: Int
  /// How many changing calls came out although the kill switch was rehearsed; absent where it was not.
  package let rehearsedChanges: Int?
  /// What happened to the programs that were asked.
  package var agentLogs: [AgentLog] = []
}
