package import CaseFiles
import CaseJSON
package import CaseJudgement
package import CaseModel

/// The judges of a workflow, who are asked about an outcome once it stands and before it is scored.
package struct JudgePanel: Sendable {
  let judges: [LoadedJudge]
  private let agents: [String: any Agent]
  private let owner: AccountableOwner
  /// The models that were held against people, by judge.
  private let models: [String: Set<String>]

  /// - Parameters:
  ///   - agents: by name; a judge whose agent is missing here gives no score.
  ///   - calibrated: how the judges did on what people have judged.
  /// - Returns: nothing where there is no judge.
  package init?(_ loaded: LoadedWorkflow, agents: [String: any Agent], calibrated: [JudgeReport] = []) {
    if loaded.judges.isEmpty { return nil }
    judges = loaded.judges
    self.agents = agents
    models = Dictionary(calibrated.map { ($0.judge, $0.models) }, uniquingKeysWith: { first, _ in first })
    owner = AccountableOwner(name: loaded.workflow.workflowOwner.name, role: .workflowOwner)
  }

  /// The outcome with what judges say of it, as far as scoring depends on that; an error where one says nothing.
  package func judged(_ outcome: Outcome, of item: Case, repetition: Int) async -> Outcome {
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
    if let problem = problem(with: reply.model, as: judge.judge.name, about: outcome) {
      return JudgedText(question, .failed(Fault(.judgeFailed, problem)), reply: reply.source)
    }
    return JudgedText(question, Self.answer(of: judge.judge, in: reply), reply: reply.source)
  }

  /// Why the model that answered is not the one that may judge; nothing where it is, or does not say.
  private func problem(with model: String?, as judge: String, about outcome: Outcome) -> String? {
    guard let model else { return nil }
    // Two agents may be declared apart and still be one model.
    if outcome.trace.replies.contains(where: { $0.reply.model == model }) {
      return "\(judge): \(model.printable) answered for the case, and judges itself"
    }
    if let known = models[judge], !known.isEmpty, !known.contains(model) {
      return "\(judge): \(model.printable) judges, and \(known.sorted().map(\.printable).joined(separator: ", "))"
        + " was held against people"
    }
    return nil
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
