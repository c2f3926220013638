import CaseFiles
import CaseJSON
import CaseModel

extension AnthropicFormat {
  /// Tokens that come out of a cache, or go into it, are read too.
  func tokens(of root: JSONValue) throws(Fault) -> TokenCount {
    guard let usage = root["usage"] else { return TokenCount() }
    var count = TokenCount(
      input: try AnswerReading.tokens(usage["input_tokens"], "usage.input_tokens"),
      output: try AnswerReading.tokens(usage["output_tokens"], "usage.output_tokens"))
    for name in ["cache_creation_input_tokens", "cache_read_input_tokens"] {
      guard let cached = try AnswerReading.tokens(usage[name], "usage.\(name)") else { continue }
      let (sum, overflow) = (count.input ?? 0).addingReportingOverflow(cached)
      count.input = overflow ? .max : sum
    }
    return count
  }

  func answer(in root: JSONValue, of model: ChatModel) throws(Fault) -> ChatAnswer {
    if root["type"]?.isString("error") == true {
      let error = root["error"]?.canonicalText ?? ""
      throw Fault(.serverError, "the answer is an error: \(Excerpt.of(Array(error.utf8), longest: 300))")
    }
    guard root["type"]?.isString("message") == true, root["role"]?.isString("assistant") == true else {
      throw Fault(.malformedReply, "the answer is no message of an assistant")
    }
    let answered = try AnswerReading.model(of: root, asked: model.definition.model)
    let blocks = try Blocks(root["content"])
    return ChatAnswer(
      content: try Self.content(of: blocks, root["stop_reason"], model), model: answered, message: root)
  }

  private static func content(
    of blocks: Blocks, _ reason: JSONValue?, _ model: ChatModel
  ) throws(Fault) -> ChatAnswer.Content {
    switch reason?.string {
    case "end_turn", "stop_sequence":
      if !blocks.calls.isEmpty { throw Fault(.malformedReply, "the answer ended, and calls tools all the same") }
    case "tool_use":
      if blocks.calls.isEmpty { throw Fault(.malformedReply, "the answer ends with calls of tools and holds none") }
      return try called(blocks, model)
    // Whatever was said before it is no answer.
    case "refusal": return .refusal(nil)
    case "max_tokens": throw Fault(.truncated, "the answer was cut off at the most tokens that it may have")
    case "model_context_window_exceeded":
      throw Fault(.truncated, "the answer was cut off where the model's context ended")
    case "pause_turn": throw Fault(.truncated, "the model paused in the middle of its answer")
    case let other?:
      throw Fault(.malformedReply, "'\(other.prefix(80).description.printable)' is no way in which an answer ends")
    case nil: throw Fault(.malformedReply, "the answer does not say how it ended")
    }
    guard let text = blocks.text else { throw Fault(.emptyReply, "the model said nothing") }
    if model.output != nil { throw Fault(.malformedReply, "the model gave text where a form was forced") }
    return .text(text)
  }

  private static func called(_ blocks: Blocks, _ model: ChatModel) throws(Fault) -> ChatAnswer.Content {
    guard let output = model.output, let answer = blocks.calls.first(where: { $0.name == model.answerTool }) else {
      return .calls(blocks.calls, text: blocks.text)
    }
    if blocks.calls.count > 1 { throw Fault(.malformedReply, "the model answered, and calls tools beside that") }
    try output.check(answer.arguments)
    return .structured(answer.arguments)
  }
}

/// The blocks that a message is made of.
private struct Blocks {
  private(set) var calls: [ChatAnswer.Call] = []
  /// All that was said; nothing where there is nothing to be seen.
  private(set) var text: String?

  init(_ content: JSONValue?) throws(Fault) {
    guard let content, content.kind == .array else { throw Fault(.malformedReply, "the answer holds no content") }
    var texts: [String] = []
    for block in content.elements {
      switch block["type"]?.string {
      case "text": texts.append(try AnswerReading.text(block["text"], "a block of text"))
      case "tool_use":
        let name = try AnswerReading.text(block["name"], "the name of a called tool")
        guard let arguments = block["input"], arguments.kind == .object else {
          throw Fault(.malformedReply, "what '\(name.printable)' is called with is no object")
        }
        calls.append(
          ChatAnswer.Call(
            id: try AnswerReading.text(block["id"], "the id of a call"), name: name, arguments: arguments))
      // What it thought is no part of what it said.
      case "thinking", "redacted_thinking": break
      case let other:
        throw Fault(
          .malformedReply,
          "the answer holds a block of the kind '\((other ?? "none").prefix(80).description.printable)'")
      }
    }
    try AnswerReading.checkCalls(calls)
    let joined = texts.joined()
    text = AnswerReading.isBlank(joined) ? nil : joined
  }
}
