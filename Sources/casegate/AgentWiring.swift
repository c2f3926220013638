import CaseAgents
import CaseFiles
import CaseModel
import CaseRun

/// The agents that a workflow asks, each made of what the workflow says about it.
///
/// An agent with a recording is asked live only where its recording is being written.
struct AgentWiring {
  /// How live agents are asked, and what of them is written.
  struct Live {
    var mode = RecordMode.none
    /// Absent where nothing is kept of what they say.
    var calls: LiveCalls?
  }

  let agents: [String: any Agent]
  let programs: AgentPrograms
  /// How many recorded replies carry no key.
  let unverifiedReplies: Int
  /// What writes into recordings.
  let recorders: [LiveReplies.Recorder]
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
    _ loaded: LoadedWorkflow, jobs: Int, environment: [String: String]?, live: Live = Live(),
    leavingOut others: Set<String> = [], isJudging: Bool = true, _ findings: inout Findings
  ) {
    let workflow = loaded.workflow
    let asked = (isJudging ? workflow.answeringAgents : workflow.askedAgents).filter { !others.contains($0.name) }
    judges = workflow.judges.map(\.name)
    let called = asked.filter { loaded.isLive($0, live.mode) }
    var recordings: [String: Recording] = [:]
    var byAgent: [String: Recording] = [:]
    for agent in asked {
      guard let reference = loaded.recordings[agent.name],
        let recording = recordings[reference.path] ?? Recording(reference, mayBeAbsent: agent.callsNetwork, &findings)
      else { continue }
      recordings[reference.path] = recording
      byAgent[agent.name] = recording
    }
    programs = AgentPrograms(called, of: loaded, jobs: jobs, environment: environment, &findings)
    if findings.hasErrors { return nil }
    var agents: [String: any Agent] = [:]
    var recorders: [LiveReplies.Recorder] = []
    for agent in asked {
      let identity = RequestIdentity(agent.name, in: loaded)
      guard let program = programs.agents[agent.name] else {
        agents[agent.name] = byAgent[agent.name].map { RecordedAgent($0, identity: identity) }
        continue
      }
      guard let calls = live.calls else {
        agents[agent.name] = program
        continue
      }
      let file = loaded.recordings[agent.name]
      agents[agent.name] = RecordingAgent(
        program, identity: identity,
        screen: ReplyScreen(
          loaded.workflow.privacy, isRecorded: file != nil, secrets: agent.secrets(in: environment ?? [:])),
        calls: calls, recording: live.mode == .missing ? byAgent[agent.name] : nil, isRecorded: file != nil)
      if let file {
        recorders.append(
          LiveReplies.Recorder(
            agent: agent.name, program: identity.program, file: file, known: loaded.digests.recordings[agent.name]))
      }
    }
    self.agents = agents
    self.recorders = recorders
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

extension RequestIdentity {
  /// What the requests to an agent of a workflow are told apart by.
  init(_ agent: String, in loaded: LoadedWorkflow) {
    let digests = loaded.digests
    let program = digests.programs[agent] ?? Digest(of: [])
    if let parts = digests.answerParts[agent], let answers = digests.answers[agent] {
      self.init(program: program, answers: answers, parts: parts)
    } else {
      self.init(program: program)
    }
  }
}

extension AgentDefinition {
  /// Variables that say where things are, and that anybody may know.
  private static let harmless: Set = [
    "PATH", "HOME", "PWD", "USER", "LOGNAME", "SHELL", "TERM", "LANG", "TZ", "TMPDIR", "HOSTNAME", "LD_LIBRARY_PATH",
    "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "NODE_PATH", "SSL_CERT_FILE", "SSL_CERT_DIR",
  ]

  /// What the variables hold that the agent may see, but for those that hold nothing secret.
  fileprivate func secrets(in environment: [String: String]) -> [String] {
    environmentNames.filter { !Self.harmless.contains($0) && !$0.hasPrefix("LC_") }.compactMap { environment[$0] }
  }
}
