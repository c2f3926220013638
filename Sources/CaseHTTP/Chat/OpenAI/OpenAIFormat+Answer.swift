import CaseFiles
import CaseJSON
import CaseModel

extension OpenAIFormat {
  func tokens(of root: JSONValue) throws(Fault) -> TokenCount {
    let usage = root["usage"]
    return TokenCount(
      input: try AnswerReading.tokens(usage?["prompt_tokens"], "usage.prompt_tokens"),
      output: try AnswerReading.tokens(usage?["completion_tokens"], "usage.completion_tokens"))
  }

  func answer(in root: JSONValue, of model: ChatModel) throws(Fault) -> ChatAnswer {
    if let error = root["error"], !error.isNull {
      throw Fault(.serverError, "the answer is an error: \(Excerpt.of(Array(error.canonicalText.utf8), longest: 300))")
    }
    let answered = try AnswerReading.model(of: root, asked: model.definition.model)
    let choice = try Self.choice(of: root)
    guard let message = choice["message"], message.kind == .object else {
      throw Fault(.malformedReply, "the answer holds no message")
    }
    if let role = message["role"], !role.isString("assistant") {
      throw Fault(.malformedReply, "the answer is a message of somebody else: \(role.canonicalText.prefix(80))")
    }
    return ChatAnswer(
      content: try Self.content(of: message, choice["finish_reason"], model), model: answered, message: message)
  }

  private static func choice(of root: JSONValue) throws(Fault) -> JSONValue {
    guard let choices = root["choices"], choices.kind == .array else {
      throw Fault(.malformedReply, "the answer holds no choices")
    }
    guard choices.count == 1, let choice = choices[0] else {
      throw Fault(.malformedReply, "the answer holds \(choices.count) choices, and one was asked for")
    }
    if let index = choice["index"], index.int != 0 {
      throw Fault(.malformedReply, "the only choice has the index \(index.canonicalText.prefix(80))")
    }
    return choice
  }

  private static func content(
    of message: JSONValue, _ reason: JSONValue?, _ model: ChatModel
  ) throws(Fault) -> ChatAnswer.Content {
    let calls = try calls(of: message)
    switch reason?.string {
    case "stop": break
    case "tool_calls", "function_call":
      if calls.isEmpty { throw Fault(.malformedReply, "the answer ends with calls of tools and holds none") }
    case "length":
      throw Fault(.truncated, "the answer was cut off at the most tokens that it may have")
    case "content_filter": throw Fault(.contentFilter, "a filter held the answer back")
    case let other?:
      throw Fault(.malformedReply, "'\(other.prefix(80).description.printable)' is no way in which an answer ends")
    case nil: throw Fault(.malformedReply, "the answer does not say how it ended")
    }
    if let refusal = try optionalText(message["refusal"], "refusal"), !refusal.isEmpty {
      if !calls.isEmpty { throw Fault(.malformedReply, "the model refuses, and calls tools all the same") }
      return .refusal(refusal)
    }
    let text = try optionalText(message["content"], "content").flatMap { AnswerReading.isBlank($0) ? nil : $0 }
    if !calls.isEmpty { return .calls(calls, text: text) }
    guard let text else { throw Fault(.emptyReply, "the model said nothing") }
    guard let output = model.output else { return .text(text) }
    let value = try AnswerReading.object(text.utf8, "the forced answer")
    try output.check(value)
    return .structured(value)
  }

  private static func optionalText(_ value: JSONValue?, _ name: String) throws(Fault) -> String? {
    guard let value, !value.isNull else { return nil }
    return try AnswerReading.text(value, "the message's \(name)")
  }

  private static func calls(of message: JSONValue) throws(Fault) -> [ChatAnswer.Call] {
    if let call = message["function_call"], !call.isNull {
      throw Fault(.malformedReply, "the answer holds a function_call, which nobody offered")
    }
    guard let list = message["tool_calls"], !list.isNull else { return [] }
    guard list.kind == .array else { throw Fault(.malformedReply, "the calls of tools are no list") }
    var calls: [ChatAnswer.Call] = []
    for element in list.elements {
      if let type = element["type"], !type.isString("function") {
        throw Fault(.malformedReply, "a call is of the kind \(type.canonicalText.prefix(80)), which nobody offered")
      }
      let name = try AnswerReading.text(element["function"]?["name"], "the name of a called tool")
      let text = try AnswerReading.text(element["function"]?["arguments"], "what '\(name.printable)' is called with")
      calls.append(
        ChatAnswer.Call(
          id: try AnswerReading.text(element["id"], "the id of a call"), name: name,
          arguments: try AnswerReading.object(text.utf8, "what '\(name.printable)' is called with")))
    }
    try AnswerReading.checkCalls(calls)
    return calls
  }
}
