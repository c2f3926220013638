import CaseJSON
package import CaseModel

/// One case on its way through a workflow: a state machine that asks for replies and ends in an outcome.
///
/// It knows no clock, no network and no task. Whoever drives it performs what `step()` asks for:
///
///     var replay = Replay(of: item, through: workflow)
///     while case .ask(let agent) = replay.step() { replay.receive(await reply(of: agent)) }
package struct Replay: Sendable {
  /// What the replay needs next.
  package enum Step: Sendable {
    /// A reply of an agent, with what it may see.
    case ask(String)
    case finished(Outcome)
  }

  private let item: Case
  private let workflow: Workflow
  private let authority: Authority
  private var position = 0
  private var trace = Trace()
  private var awaited: String?
  private var outcome: Outcome?

  /// - Parameter killSwitch: whether to replay as if the workflow's kill switch had been thrown.
  package init(of item: Case, through workflow: Workflow, killSwitch: Bool = false) {
    self.item = item
    self.workflow = workflow
    authority = Authority(workflow: workflow, isKilled: killSwitch || workflow.killSwitch?.isOn == true)
  }

  /// The replies that the next agent may see.
  package var replies: [NamedReply] { trace.replies }

  /// Goes on until a reply is needed or the case is decided.
  ///
  /// - Returns: the same request again while its reply has not been received.
  package mutating func step() -> Step {
    while outcome == nil {
      if let awaited { return .ask(awaited) }
      advance()
    }
    return .finished(outcome ?? failed(Fault(.unowned, "the replay ended without an outcome")))
  }

  /// Takes the reply to the request that is open; without an open request it is ignored.
  package mutating func receive(_ reply: Reply) {
    guard let agent = awaited else { return }
    awaited = nil
    trace.replies.append(NamedReply(agent: agent, reply: reply))
    if let fault = reply.fault { outcome = failed(fault) }
  }

  private mutating func advance() {
    guard position < workflow.steps.count else {
      let proposal = Proposal.refuse(.unownedRisk, output: nil)
      outcome = conclude(proposal)
      return
    }
    switch workflow.steps[position].kind {
    case .ask(let agent):
      if reply(of: agent) == nil { awaited = agent } else { position += 1 }
    case .decide(let condition, let consequence):
      decide(condition, consequence)
    }
  }

  private mutating func decide(_ condition: Condition?, _ consequence: Consequence) {
    let facts = Facts(input: item.input, replies: trace.replies)
    do throws(Fault) {
      if let condition, try !facts.satisfy(condition) {
        position += 1
        return
      }
      if case .adopt(let agent) = consequence, reply(of: agent) == nil {
        awaited = agent
        return
      }
      trace.step = position
      outcome = conclude(try Proposal(consequence, facts: facts))
    } catch {
      trace.step = position
      outcome = failed(error)
    }
  }

  private func reply(of agent: String) -> Reply? { trace.replies.last { $0.agent == agent }?.reply }

  private func conclude(_ proposal: Proposal) -> Outcome { authority.outcome(of: proposal, for: item, trace: trace) }

  private func failed(_ fault: Fault) -> Outcome {
    authority.outcome(of: fault, calls: trace.replies.flatMap(\.reply.calls), for: item, trace: trace)
  }
}
