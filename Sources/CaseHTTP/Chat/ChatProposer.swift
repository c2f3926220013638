import CaseFiles
import CaseJSON
package import CaseModel

/// Asks a chat model about a case, for as many turns as the workflow allows, and makes one reply of what it said.
///
/// A call of a tool whose result stands in the case is answered with it. Any other is a proposal, which ends the
/// conversation: what would change something is never said to have happened.
package struct ChatProposer: Proposer {
  private let model: ChatModel
  private let format: any WireFormat
  private let url: String
  private let headers: [(name: String, value: String)]

  /// - Parameters:
  ///   - definition: an agent that has a chat model.
  ///   - files: the texts of the files that it names.
  ///   - environment: has the values that headers and keys are made of.
  /// - Returns: nothing where something is missing; the findings say what.
  package init?(
    _ definition: AgentDefinition, files: [String: String], environment: [String: String], _ findings: inout Findings
  ) {
    guard let chat = definition.chat, let api = chat.api, let endpoint = chat.endpoint,
      let model = ChatModel(chat, files: files, &findings)
    else { return nil }
    self.model = model
    url = endpoint.text
    switch api {
    case .openai: format = OpenAIFormat()
    case .anthropic: format = AnthropicFormat()
    }
    let own = chat.headers.map { $0.line(environment) }
    let demanded = format.headers(key: chat.keyVariable.flatMap { environment[$0] })
    // What the workflow says about a header counts.
    headers = demanded.filter { header in !own.contains { $0.name.lowercased() == header.name.lowercased() } } + own
  }

  package func reply(to request: HelperRequest, through caller: any Calling) async -> Reply {
    let results = RecordedResults(request.toolResults)
    var usage = Usage()
    do throws(Fault) {
      var conversation = try conversation(about: request)
      var answered: [ProposedCall] = []
      for turn in 1...model.definition.turns {
        let answer = try await ask(conversation, caller, &usage)
        switch answer.content {
        case .refusal(let text): return reply(refusing: text, by: answer.model, answered, usage)
        case .text(let text): return try finished(.text(text), by: answer.model, answered, usage)
        case .structured(let value): return try finished(value, by: answer.model, answered, usage)
        case .calls(let calls, let text):
          guard model.definition.turns > 1, let found = try results.answers(to: calls) else {
            let proposed = calls.map { ProposedCall(action: $0.name, arguments: $0.arguments) }
            return try finished(text.map(JSONValue.text), by: answer.model, answered + proposed, usage)
          }
          if turn == model.definition.turns {
            throw Fault(.tooManyTurns, "the model still calls tools in turn \(turn), the last that it has")
          }
          conversation.add(answer.message, results: found)
          answered += calls.map { ProposedCall(action: $0.name, arguments: $0.arguments, state: .executed) }
        }
      }
      throw Fault(.tooManyTurns, "the model has no turn")
    } catch {
      var reply = Reply(error)
      // What was answered is paid for, whatever was wrong with it.
      if usage.calls != nil { reply.usage = usage }
      return reply
    }
  }

  private func conversation(about request: HelperRequest) throws(Fault) -> Conversation {
    let values = ["input": request.input, "replies": request.replies]
    func text(_ template: PromptTemplate, _ file: String) throws(Fault) -> String {
      do throws(PromptTemplate.Absence) {
        return try template.text(of: values)
      } catch {
        throw Fault(.unreadableField, "\(file), \(error.message)")
      }
    }
    let system = try model.system.map { template throws(Fault) in
      try text(template, model.definition.system ?? "system")
    }
    return Conversation(system: system, prompt: try text(model.prompt, model.definition.prompt))
  }

  private func ask(
    _ conversation: Conversation, _ caller: any Calling, _ usage: inout Usage
  ) async throws(Fault) -> ChatAnswer {
    let body = format.body(of: conversation, to: model)
    let expected = body.count / Self.bytesOfToken + (model.definition.sampling.maxTokens ?? Self.usualAnswer)
    let result = await caller.call(CallRequest(url: url, headers: headers, body: body, expectedTokens: expected))
    switch result {
    case .failed(let fault, _): throw fault
    case .answered(let answer):
      var own = Usage()
      own.calls = 1
      own.latencyMilliseconds = answer.effort.milliseconds
      usage.add(own)
      // A sum of few digits stays one.
      usage.latencyMilliseconds = usage.latencyMilliseconds.map { ($0 * 1000).rounded() / 1000 }
      let root = try AnswerReading.root(of: answer.body)
      usage.add(cost(of: try format.tokens(of: root)))
      return try format.answer(in: root, of: model)
    }
  }

  /// About what a token is long, and an answer, where nobody says: for the limit of tokens per minute and nothing else.
  private static let bytesOfToken = 4
  private static let usualAnswer = 256

  private func cost(of tokens: TokenCount) -> Usage {
    var usage = Usage()
    usage.inputTokens = tokens.input
    usage.outputTokens = tokens.output
    if let prices = model.definition.prices, let input = tokens.input, let output = tokens.output {
      usage.costInNanodollars = prices.nanodollars(inputTokens: input, outputTokens: output)
    }
    return usage
  }

  private func finished(
    _ answer: JSONValue?, by name: String, _ calls: [ProposedCall], _ usage: Usage
  ) throws(Fault) -> Reply {
    var reply = try ReplyAssembly(fields: model.definition.reply).reply(answer: answer, calls: calls, model: name)
    reply.usage = usage
    return reply
  }

  /// The model gives no reason that the closed list would know: whatever its maker will not let it say is policy.
  private func reply(
    refusing text: String?, by name: String, _ answered: [ProposedCall], _ usage: Usage
  ) -> Reply {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.end()
    var reply = Reply(source: builder.finish())
    reply.disposition = .refuse
    reply.reason = .policy
    reply.calls = answered
    reply.model = name
    reply.output = text.map { JSONValue.object("refusal", $0) }
    reply.usage = usage
    return reply
  }
}

/// What tools answered when the case was worked on.
private struct RecordedResults {
  private let results: [JSONValue]

  init(_ value: JSONValue?) { results = value.map { Array($0.elements) } ?? [] }

  /// The results of all these calls.
  ///
  /// - Returns: nothing where one of them is of a tool of which nothing was recorded: it is a proposal then.
  /// - Throws: where the tool looks something up, and nobody knows what it would have found.
  func answers(to calls: [ChatAnswer.Call]) throws(Fault) -> [(id: String, text: String)]? {
    let known = Set(results.compactMap { $0["action"]?.string })
    if calls.contains(where: { !known.contains($0.name) }) { return nil }
    var answers: [(id: String, text: String)] = []
    for call in calls {
      let found = results.first { $0["action"]?.isString(call.name) == true && $0["arguments"] == call.arguments }
      guard let result = found?["result"] else {
        throw Fault(
          .missingRecording,
          "no result of '\(call.name)' is recorded for \(call.arguments.canonicalText.prefix(200).description.printable)"
        )
      }
      answers.append((id: call.id, text: result.string ?? result.canonicalText))
    }
    return answers
  }
}

extension JSONValue {
  /// `{"text": …}`: what a model said, as an answer has fields.
  fileprivate static func text(_ text: String) -> JSONValue { object("text", text) }

  fileprivate static func object(_ name: String, _ text: String) -> JSONValue {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.key(name)
    builder.string(text)
    builder.end()
    return builder.finish()
  }
}

extension HeaderDefinition {
  /// What is sent.
  func line(_ environment: [String: String]) -> (name: String, value: String) {
    switch content {
    case .literal(let text): (name: name, value: text)
    case .environment(let variable): (name: name, value: environment[variable] ?? "")
    }
  }
}
