import CaseFiles
import CaseModel
import CaseReplay

/// The workflow as it is, and as it would be in the worlds that probes live in; each worked out once.
struct ProbePrograms: Sendable {
  private var programs: [Probe.World: DecisionProgram] = [:]

  init(_ subject: LoadedWorkflow) {
    programs[.asReleased] = DecisionProgram(subject.workflow)
    programs[.killed] = DecisionProgram(subject.workflow, killSwitch: true)
    for contract in subject.workflow.escalations.keys {
      programs[.withoutContract(contract)] = DecisionProgram(subject.workflow, orphaned: contract)
    }
  }

  /// What becomes of a probe, with the replies that it brings along.
  ///
  /// - Returns: nothing where its world cannot be.
  func outcome(of probe: Probe) -> Outcome? {
    programs[probe.world].map { Replay.outcome(of: probe.item, through: $0, replies: probe.replies) }
  }
}

extension Replay {
  /// What becomes of a case with replies that are known already.
  static func outcome(of item: Case, through program: DecisionProgram, replies: [NamedReply]) -> Outcome {
    var replay = Replay(of: item, through: program)
    while true {
      switch replay.step() {
      case .finished(let outcome): return outcome
      case .ask(let agent):
        let known = replies.last { $0.agent == agent }?.reply
        replay.receive(known ?? Reply(Fault(.missingRecording, "'\(agent)' was not asked about the real case")))
      }
    }
  }
}
