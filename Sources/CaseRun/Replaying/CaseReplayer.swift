import CaseFiles
import CaseJSON
import CaseJudgement
package import CaseModel
import CaseReplay

/// The thin shell around the state machine: performs what a replay asks for.
package struct CaseReplayer: Sendable {
  private let program: DecisionProgram
  private let agents: [String: any Agent]
  /// The actions that change nothing, of which agents may be told what they answered.
  private let reading: Set<String>

  /// - Parameter agents: by name; an agent that is missing here answers every request with a fault.
  package init(workflow: Workflow, agents: [String: any Agent], isKilled: Bool) {
    program = DecisionProgram(workflow, killSwitch: isKilled)
    self.agents = agents
    reading = workflow.readingActions
  }

  /// What agents are told that tools answered.
  func toolResults(of item: Case) -> [ToolResult] { item.toolResults.filter { reading.contains($0.action) } }

  /// What a case comes to in a workflow that asks nobody; nothing where an agent may have to be asked.
  func outcomeWithoutReplies(of item: Case) -> Outcome? {
    guard program.asksNobody else { return nil }
    var replay = Replay(of: item, through: program)
    guard case .finished(let outcome) = replay.step() else { return nil }
    return outcome
  }

  /// Replays one case once.
  package func outcome(of item: Case, repetition: Int) async -> Outcome {
    await outcome(of: item, repetition: repetition, known: .none)
  }

  /// Replays one case once, and asks nobody again who has answered the same request.
  func outcome(of item: Case, repetition: Int, known: KnownReplies) async -> Outcome {
    var replay = Replay(of: item, through: program)
    while true {
      switch replay.step() {
      case .finished(let outcome): return outcome
      case .ask(let name):
        if let reply = known.reply(of: name, after: replay.replies) {
          replay.receive(reply)
          continue
        }
        guard let agent = agents[name] else {
          replay.receive(Reply(Fault(.transport, "there is no agent '\(name)' in this run")))
          continue
        }
        let request = ProposalRequest(
          agent: name, caseID: item.id, repetition: repetition, input: item.input, replies: replay.replies,
          toolResults: toolResults(of: item))
        replay.receive(await agent.propose(request))
      }
    }
  }
}
