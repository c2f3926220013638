import CaseAgents
import CaseFiles
import CaseModel

/// The agents that a workflow asks, each made of what the workflow says about it.
struct AgentWiring {
  let agents: [String: any Agent]
  /// How many recorded replies carry no key.
  let unverifiedReplies: Int
  private let recordings: [Recording]
  private let recordingsByAgent: [String: Recording]

  /// - Returns: nothing where an agent cannot be made; the findings say which.
  init?(_ loaded: LoadedWorkflow, _ findings: inout Findings) {
    var agents: [String: any Agent] = [:]
    var recordings: [String: Recording] = [:]
    var byAgent: [String: Recording] = [:]
    for agent in loaded.workflow.askedAgents {
      guard let reference = loaded.recordings[agent.name] else {
        findings.error(
          "agent.not-recorded", "'\(agent.name)' has no recording, and this version replays recordings only",
          hint: "record its replies and add recording: FILE", at: agent.source)
        continue
      }
      guard let recording = recordings[reference.path] ?? Recording(reference, &findings) else { continue }
      recordings[reference.path] = recording
      byAgent[agent.name] = recording
      agents[agent.name] = RecordedAgent(recording)
    }
    if findings.hasErrors { return nil }
    self.agents = agents
    self.recordings = Array(recordings.values)
    recordingsByAgent = byAgent
    unverifiedReplies = recordings.values.reduce(0) { $0 + $1.unverifiedCount }
  }

  /// Whether there is a reply of an agent to the first repeat of a case.
  func hasReply(_ agent: String, _ caseID: String) -> Bool {
    recordingsByAgent[agent]?.contains(agent: agent, caseID: caseID) ?? false
  }

  /// How many recorded replies answer for a case or an agent that is not in the plan.
  func countUnusedReplies(_ isPlanned: (String) -> Bool) -> Int {
    let asked = Set(agents.keys)
    return recordings.reduce(0) { $0 + $1.unusedCount(agents: asked, isPlanned: isPlanned) }
  }
}
