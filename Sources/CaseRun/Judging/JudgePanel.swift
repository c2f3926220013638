package import CaseFiles
import CaseJSON
import CaseJudgement
package import CaseModel

/// The judges of a workflow, who are asked about an outcome once it stands and before it is scored.
package struct JudgePanel: Sendable {
  let judges: [LoadedJudge]
  private let agents: [String: any Agent]
  private let owner: AccountableOwner

  /// - Parameter agents: by name; a judge whose agent is missing here gives no score.
  /// - Returns: nothing where there is no judge.
  package init?(_ loaded: LoadedWorkflow, agents: [String: any Agent]) {
    if loaded.judges.isEmpty { return nil }
    judges = loaded.judges
    self.agents = agents
    owner = AccountableOwner(name: loaded.workflow.workflowOwner.name, role: .workflowOwner)
  }

  /// The outcome with what judges say of it, as far as scoring depends on that; an error where one says nothing.
  func judged(_ outcome: Outcome, of item: Case, repetition: Int) async -> Outcome {
    var outcome = outcome
    while let question = Scorer.openQuestion(about: outcome, against: item.expected) {
      let judged = await answer(to: question, about: outcome, of: item, repetition: repetition)
      outcome.judged.append(judged)
      if let fault = judged.fault { outcome.fail(fault, owner: owner) }
    }
    return outcome
  }

  private func answer(
    to question: JudgeQuestion, about outcome: Outcome, of item: Case, repetition: Int
  ) async -> JudgedText {
    guard let judge = judges.first(where: { $0.judge.name == question.judge }),
      let value = outcome.output?.at(pointer: question.pointer)
    else {
      let fault = Fault(.judgeFailed, "there is no judge '\(question.judge)' in this run")
      return JudgedText(question, .failed(fault), reply: Reply(fault).source)
    }
    let request = JudgeRequest(judge, value: value, input: item.input)
    let reply = await reply(to: request, about: item.id, repetition: repetition)
    let candidates = Set(outcome.trace.replies.compactMap(\.reply.model))
    // Two agents may be declared apart and still be one model.
    if let model = reply.model, candidates.contains(model) {
      let fault = Fault(.judgeFailed, "\(judge.judge.name): \(model.printable) answered for the case, and judges itself")
      return JudgedText(question, .failed(fault), reply: reply.source)
    }
    return JudgedText(question, Self.answer(of: judge.judge, in: reply), reply: reply.source)
  }

  /// Asks a judge's agent.
  func reply(to request: JudgeRequest, about subject: String, repetition: Int) async -> Reply {
    let name = request.judge.judge.agent
    guard let agent = agents[name] else { return Reply(Fault(.transport, "there is no agent '\(name)' in this run")) }
    return await agent.propose(request.request(about: subject, repetition: repetition))
  }

  static func answer(of judge: Judge, in reply: Reply) -> JudgedText.Answer {
    do throws(Fault) {
      let score = try judge.score(in: reply)
      return .scored(JudgedScore(score, passes: judge.passes(score)))
    } catch {
      return .failed(error)
    }
  }
}
