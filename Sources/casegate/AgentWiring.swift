import CaseAgents
import CaseFiles
import CaseModel
import CaseRun

/// The agents that a workflow asks, each made of what the workflow says about it.
///
/// An agent with a recording is never asked live, whatever else it has.
struct AgentWiring {
  let agents: [String: any Agent]
  let programs: AgentPrograms
  /// How many recorded replies carry no key.
  let unverifiedReplies: Int
  private let recordings: [Recording]
  /// By name.
  private let judges: [String]
  private let recordingsByAgent: [String: Recording]

  /// - Parameters:
  ///   - jobs: how many processes an agent may have.
  ///   - environment: of this process; absent where no agent will be asked.
  ///   - others: agents that somebody else has wired.
  ///   - isJudging: whether judges are asked; a baseline is judged by the candidate's.
  /// - Returns: nothing where an agent cannot be made; the findings say which.
  init?(
    _ loaded: LoadedWorkflow, jobs: Int, environment: [String: String]?, leavingOut others: Set<String> = [],
    isJudging: Bool = true, _ findings: inout Findings
  ) {
    let workflow = loaded.workflow
    let asked = (isJudging ? workflow.answeringAgents : workflow.askedAgents).filter { !others.contains($0.name) }
    judges = workflow.judges.map(\.name)
    var agents: [String: any Agent] = [:]
    var recordings: [String: Recording] = [:]
    var byAgent: [String: Recording] = [:]
    for agent in asked {
      guard let reference = loaded.recordings[agent.name],
        let recording = recordings[reference.path] ?? Recording(reference, mayBeAbsent: agent.callsNetwork, &findings)
      else { continue }
      recordings[reference.path] = recording
      byAgent[agent.name] = recording
      agents[agent.name] = RecordedAgent(recording)
    }
    let live = asked.filter { loaded.recordings[$0.name] == nil }
    programs = AgentPrograms(live, of: loaded, jobs: jobs, environment: environment, &findings)
    if findings.hasErrors { return nil }
    self.agents = agents.merging(programs.agents) { recorded, _ in recorded }
    self.recordings = Array(recordings.values)
    recordingsByAgent = byAgent
    unverifiedReplies = recordings.values.reduce(0) { $0 + $1.unverifiedCount }
  }

  /// Whether there is a reply of an agent to the first repeat of a case; a program can always be asked.
  func hasReply(_ agent: String, _ caseID: String) -> Bool {
    recordingsByAgent[agent]?.contains(agent: agent, caseID: caseID) ?? (programs.agents[agent] != nil)
  }

  /// How many recorded replies answer for a case or an agent that is not in the plan.
  func countUnusedReplies(_ isPlanned: (String) -> Bool) -> Int {
    let asked = Set(agents.keys)
    return recordings.reduce(0) { count, recording in
      count + recording.unusedCount(agents: asked) { isPlanned($0) || JudgeRequest.isName($0, ofOneOf: judges) }
    }
  }
}
