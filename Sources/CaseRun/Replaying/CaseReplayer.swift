import CaseFiles
import CaseJSON
import CaseJudgement
package import CaseModel
import CaseReplay

/// The thin shell around the state machine: performs what a replay asks for.
package struct CaseReplayer: Sendable {
  private let program: DecisionProgram
  private let agents: [String: any Agent]

  /// - Parameter agents: by name; an agent that is missing here answers every request with a fault.
  package init(workflow: Workflow, agents: [String: any Agent], isKilled: Bool) {
    program = DecisionProgram(workflow, killSwitch: isKilled)
    self.agents = agents
  }

  /// Replays one case once.
  package func outcome(of item: Case, repetition: Int) async -> Outcome {
    var replay = Replay(of: item, through: program)
    while true {
      switch replay.step() {
      case .finished(let outcome): return outcome
      case .ask(let name):
        guard let agent = agents[name] else {
          replay.receive(Reply(Fault(.transport, "there is no agent '\(name)' in this run")))
          continue
        }
        let request = ProposalRequest(
          agent: name, caseID: item.id, repetition: repetition, input: item.input, replies: replay.replies)
        replay.receive(await agent.propose(request))
      }
    }
  }
}
