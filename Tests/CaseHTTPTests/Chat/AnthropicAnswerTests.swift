import CaseHTTP
import CaseJSON
import CaseModel
import Testing

/// What becomes of what Anthropic's messages say.
@Suite struct AnthropicAnswerTests {
  @Test func plainTextBecomesOutput() async throws {
    let content =
      #"[{"type":"thinking","thinking":"hm","signature":"s"},{"type":"text","text":"Good "},{"type":"text","text":"day"}]"#
    for reason in ["end_turn", "stop_sequence"] {
      let reply = try await ChatAgent("anthropic").reply(Body.anthropic(content, reason: #""\#(reason)""#))
      #expect(reply.fault == nil)
      #expect(reply.output?.canonicalText == #"{"text":"Good day"}"#)
      #expect(reply.disposition == nil && reply.model == "m-1")
      #expect(reply.usage?.inputTokens == 10 && reply.usage?.outputTokens == 3)
    }
  }

  @Test func tokensOfTheCacheAreReadToo() async throws {
    let usage = #"{"input_tokens":10,"cache_read_input_tokens":5,"cache_creation_input_tokens":7,"output_tokens":1}"#
    let reply = try await ChatAgent("anthropic").reply(
      Body.anthropic(#"[{"type":"text","text":"x"}]"#, usage: usage))
    #expect(reply.usage?.inputTokens == 22)
  }

  @Test(arguments: [
    "[]", #"[{"type":"text","text":"I can tell you that the"}]"#,
    #"[{"type":"tool_use","id":"1","name":"refund","input":{}}]"#,
  ]) func aRefusalIsOneWhateverWasSaidBeforeIt(content: String) async throws {
    let reply = try await ChatAgent("anthropic").reply(Body.anthropic(content, reason: #""refusal""#))
    #expect(reply.fault == nil)
    #expect(reply.disposition == .refuse && reply.reason == .policy)
    #expect(reply.output == nil && reply.calls.isEmpty)
  }

  private static let text = #"[{"type":"text","text":"x"}]"#
  private static let call = #"[{"type":"tool_use","id":"1","name":"refund","input":{}}]"#

  @Test(arguments: [
    (Body.anthropic(text, reason: #""max_tokens""#), Fault.Kind.truncated),
    (Body.anthropic(call, reason: #""max_tokens""#), .truncated),
    (Body.anthropic(text, reason: #""model_context_window_exceeded""#), .truncated),
    (Body.anthropic(text, reason: #""pause_turn""#), .truncated), (Body.anthropic("[]"), .emptyReply),
    (Body.anthropic(#"[{"type":"text","text":" "}]"#), .emptyReply),
    (Body.anthropic(#"[{"type":"thinking","thinking":"x"}]"#), .emptyReply),
    (Body.anthropic(text, reason: nil), .malformedReply), (Body.anthropic(text, reason: "null"), .malformedReply),
    (Body.anthropic(text, reason: #""stop""#), .malformedReply),
    (Body.anthropic(text, reason: #""tool_use""#), .malformedReply), (Body.anthropic(call), .malformedReply),
    (Body.anthropic(#""x""#), .malformedReply), (Body.anthropic("null"), .malformedReply),
    (Body.anthropic(#"[{"type":"image"}]"#), .malformedReply), (Body.anthropic(#"["x"]"#), .malformedReply),
    (Body.anthropic(#"[{"type":"text"}]"#), .malformedReply),
    (
      Body.anthropic(#"[{"type":"tool_use","id":"1","name":"a","input":"{}"}]"#, reason: #""tool_use""#),
      .malformedReply
    ),
    (Body.anthropic(#"[{"type":"tool_use","id":"1","name":"a"}]"#, reason: #""tool_use""#), .malformedReply),
    (
      Body.anthropic(
        #"[{"type":"tool_use","id":"1","name":"a","input":{"n":1,"n":2}}]"#, reason: #""tool_use""#), .malformedReply
    ),
    (Body.anthropic(text, model: "m-2"), .modelMismatch), (Body.anthropic(text, model: ""), .modelMismatch),
    (#"{"type":"error","error":{"type":"overloaded_error","message":"x"}}"#, .serverError),
    (#"{"content":[]}"#, .malformedReply), (Body.anthropic(text, usage: #"{"input_tokens":"1"}"#), .malformedReply),
    (Body.openai(Body.said(#""x""#)), .malformedReply),
  ]) func fg25_fg26_whatIsNoAnswerIsAFault(body: String, kind: Fault.Kind) async throws {
    let reply = try await ChatAgent("anthropic", #""tools":"tools""#).reply(body)
    #expect(reply.fault?.kind == kind, "\(reply.fault.map { "\($0)" } ?? "no fault")")
    #expect(reply.disposition == nil && reply.output == nil && reply.calls.isEmpty)
    #expect(reply.usage?.calls == 1)
  }

  @Test func callsStayInTheirOrder() async throws {
    let content = #"""
      [{"type":"text","text":"So."},{"type":"tool_use","id":"b","name":"refund","input":{"amount":5}},
       {"type":"tool_use","id":"a","name":"look_up","input":{}}]
      """#
    let reply = try await ChatAgent("anthropic", #""tools":"tools""#)
      .reply(Body.anthropic(content, reason: #""tool_use""#))
    #expect(reply.fault == nil)
    #expect(reply.calls.map(\.action) == ["refund", "look_up"])
    #expect(reply.calls.first?.arguments?.canonicalText == #"{"amount":5}"#)
    #expect(reply.output?.canonicalText == #"{"text":"So."}"#)
  }

  private static let forced = #""output":"output","reply":{"disposition":"decision"}"#
  private static let decision = #"{"decision":"refuse","label":"x","why":null}"#

  @Test func aForcedAnswerComesThroughATool() async throws {
    let agent = ChatAgent("anthropic", Self.forced)
    let caller = ScriptedCaller(bodies: [
      Body.anthropic(
        #"[{"type":"tool_use","id":"1","name":"structured_reply","input":\#(Self.decision)}]"#, reason: #""tool_use""#)
    ])
    let reply = try await agent.reply(caller)
    #expect(reply.fault == nil)
    #expect(reply.disposition == .refuse)
    #expect(reply.calls.isEmpty)
    #expect(reply.output?.canonicalText == #"{"label":"x","why":null}"#)
    let body = try caller.body()
    #expect(body["tool_choice"]?.canonicalText == #"{"name":"structured_reply","type":"tool"}"#)
    #expect(body["tools"]?[0]?["input_schema"]?["properties"]?["label"] != nil)
  }

  @Test(arguments: [
    Body.anthropic(#"[{"type":"text","text":"refuse"}]"#),
    Body.anthropic(
      #"[{"type":"tool_use","id":"1","name":"structured_reply","input":{"decision":"refuse"}}]"#,
      reason: #""tool_use""#),
    Body.anthropic(
      #"[{"type":"tool_use","id":"1","name":"structured_reply","input":\#(decision)},{"type":"tool_use","id":"2","name":"refund","input":{}}]"#,
      reason: #""tool_use""#),
  ]) func aForcedAnswerOfAnotherFormIsNone(body: String) async throws {
    let reply = try await ChatAgent("anthropic", Self.forced).reply(body)
    #expect(reply.fault?.kind == .malformedReply)
    #expect(reply.disposition == nil)
  }
}
