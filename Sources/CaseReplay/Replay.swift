import CaseJSON
package import CaseModel

/// One case on its way through a workflow: a state machine that asks for replies and ends in an outcome.
///
/// It knows no clock, no network and no task. Whoever drives it performs what `step()` asks for:
///
///     var replay = Replay(of: item, through: program)
///     while case .ask(let agent) = replay.step() { replay.receive(await reply(of: agent)) }
package struct Replay: Sendable {
  /// What the replay needs next.
  package enum Step: Sendable {
    /// A reply of an agent, with what it may see.
    case ask(String)
    case finished(Outcome)
  }

  private let item: Subject
  private let program: DecisionProgram
  private var position = 0
  private var facts: Facts
  private var awaited: String?
  /// Why there is no reply to the last request.
  private var fault: Fault?

  package init(of item: Case, through program: DecisionProgram) {
    self.item = Subject(input: item.input, approvals: item.approvals)
    self.program = program
    facts = Facts(input: item.input, program: program)
  }

  /// A replay of one case alone.
  ///
  /// - Parameter killSwitch: whether to replay as if the workflow's kill switch had been thrown.
  package init(of item: Case, through workflow: Workflow, killSwitch: Bool = false) {
    self.init(of: item, through: DecisionProgram(workflow, killSwitch: killSwitch))
  }

  /// The replies that the next agent may see.
  package var replies: [NamedReply] { facts.replies }

  /// Goes on until a reply is needed or the case is decided.
  ///
  /// - Returns: the same request again while its reply has not been received, and the same outcome however often.
  package mutating func step() -> Step {
    if let awaited { return .ask(awaited) }
    if let fault { return .finished(failed(fault, at: nil)) }
    // Held here: to fetch them for every question is to count references for every question.
    let (steps, questions) = (program.steps, program.questions)
    while position < steps.count {
      if let step = take(steps[position], of: questions.span) { return step }
      position += 1
    }
    return .finished(conclude(.refuse(.unownedRisk, output: nil), at: nil))
  }

  /// Takes the reply to the request that is open; without an open request it is ignored.
  package mutating func receive(_ reply: Reply) {
    guard let agent = awaited else { return }
    awaited = nil
    facts.replies.append(NamedReply(agent: agent, reply: reply))
    fault = reply.fault
  }

  /// - Returns: nothing where the next step has to be looked at.
  private mutating func take(_ step: ProgramStep, of questions: Span<Question>) -> Step? {
    switch step {
    case .ask:
      guard case .ask(let agent) = program.workflow.steps[position].kind, !facts.hasReply(of: agent) else { return nil }
      awaited = agent
      return .ask(agent)
    case .decide(let range):
      do throws(Fault) {
        return try facts.satisfy(range, of: questions) ? try decide() : nil
      } catch {
        return .finished(failed(error, at: position))
      }
    }
  }

  /// Does what the step says that decides, or asks for the reply without which it cannot.
  private mutating func decide() throws(Fault) -> Step? {
    guard let rule = program.consequences[position] else { return nil }
    if case .adopt(let agent) = rule.consequence, !facts.hasReply(of: agent) {
      awaited = agent
      return .ask(agent)
    }
    return .finished(conclude(try Proposal(rule, facts: facts, under: program.authority), at: position))
  }

  private func conclude(_ proposal: Proposal, at step: Int?) -> Outcome {
    program.authority.outcome(of: proposal, for: item, trace: Trace(step: step, replies: facts.replies))
  }

  private func failed(_ fault: Fault, at step: Int?) -> Outcome {
    program.authority.outcome(of: fault, for: item, trace: Trace(step: step, replies: facts.replies))
  }
}

/// What the authority may know of a case.
struct Subject: Sendable {
  let input: JSONValue
  let approvals: [Approval]
}
