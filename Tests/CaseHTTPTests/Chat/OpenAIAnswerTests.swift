import CaseHTTP
import CaseJSON
import CaseModel
import Testing

/// What becomes of what an OpenAI-compatible server answers: an answer, a refusal, or a fault of the right kind.
@Suite struct OpenAIAnswerTests {
  @Test func plainTextBecomesOutput() async throws {
    let reply = try await ChatAgent().reply(Body.openai(Body.said(#""Good day""#)))
    #expect(reply.fault == nil)
    #expect(reply.disposition == nil)
    #expect(reply.output?.canonicalText == #"{"text":"Good day"}"#)
    #expect(reply.calls.isEmpty)
    #expect(reply.model == "m-1")
    #expect(reply.usage?.inputTokens == 10 && reply.usage?.outputTokens == 3 && reply.usage?.calls == 1)
    #expect(reply.usage?.latencyMilliseconds == 12)
    #expect(reply.usage?.costInNanodollars == nil)
  }

  /// Never a refusal and never an answer: FALSE GREEN 25 and 26.
  @Test(arguments: [
    (Body.openai(Body.said(#""I cannot""#), reason: #""content_filter""#), Fault.Kind.contentFilter),
    (Body.openai(Body.said("null"), reason: #""content_filter""#), .contentFilter),
    (
      Body.openai(#"{"role":"assistant","content":null,"refusal":"No."}"#, reason: #""content_filter""#), .contentFilter
    ),
    (Body.openai(Body.said(#""Half an ans""#), reason: #""length""#), .truncated),
    (Body.openai(#"{"role":"assistant","content":"x","refusal":"N"}"#, reason: #""length""#), .truncated),
    (Body.openai(Body.calls(("1", "refund", #""{}""#)), reason: #""length""#), .truncated),
    (Body.openai(Body.said("null")), .emptyReply), (Body.openai(Body.said(#""""#)), .emptyReply),
    (Body.openai(Body.said(#"" \n\t""#)), .emptyReply), (Body.openai(#"{"role":"assistant"}"#), .emptyReply),
    (Body.openai(#"{"role":"assistant","content":"","refusal":""}"#), .emptyReply),
    // It is not known how it ended.
    (Body.openai(Body.said(#""x""#), reason: nil), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: "null"), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: #""end_turn""#), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: #""STOP""#), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: "0"), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: #""tool_calls""#), .malformedReply),
    (Body.openai(Body.said(#""x""#), reason: #""function_call""#), .malformedReply),
    (
      Body.openai(
        #"{"role":"assistant","content":null,"function_call":{"name":"refund","arguments":"{}"}}"#,
        reason: #""function_call""#), .malformedReply
    ),
    // Another form.
    (Body.openai(Body.said("7")), .malformedReply), (Body.openai(Body.said(#"["x"]"#)), .malformedReply),
    (Body.openai(#""x""#), .malformedReply), (Body.openai("null"), .malformedReply),
    (Body.openai(#"{"role":"user","content":"x"}"#), .malformedReply),
    (Body.openai(#"{"role":"assistant","content":"x","refusal":{"a":1}}"#), .malformedReply),
    (#"{"model":"m-1"}"#, .malformedReply), (#"{"model":"m-1","choices":[]}"#, .malformedReply),
    (#"{"model":"m-1","choices":null}"#, .malformedReply), (#"{"model":"m-1","choices":[{}]}"#, .malformedReply),
    (
      #"{"model":"m-1","choices":[{"message":{"content":"a"},"finish_reason":"stop"},{"message":{"content":"b"},"finish_reason":"stop"}]}"#,
      .malformedReply
    ),
    (
      #"{"model":"m-1","choices":[{"index":1,"message":{"content":"a"},"finish_reason":"stop"}]}"#, .malformedReply
    ),
    ("", .malformedReply), ("[]", .malformedReply), ("null", .malformedReply), (#"{"model":"m-1""#, .malformedReply),
    ("data: {}\n\ndata: [DONE]", .malformedReply), (Body.openai(Body.said(#""x""#)) + "x", .malformedReply),
    // Two answers under one key: nobody knows which counts.
    (Body.openai(#"{"role":"assistant","content":"yes","content":"no"}"#), .malformedReply),
    (Body.openai(Body.said(#""x""#), usage: #"{"prompt_tokens":"10","completion_tokens":3}"#), .malformedReply),
    (Body.openai(Body.said(#""x""#), usage: #"{"prompt_tokens":-1,"completion_tokens":3}"#), .malformedReply),
    (#"{"error":{"message":"overloaded","type":"server_error"}}"#, .serverError),
  ]) func fg25_fg26_whatIsNoAnswerIsAFault(body: String, kind: Fault.Kind) async throws {
    let reply = try await ChatAgent("openai", #""tools":"tools""#).reply(body)
    #expect(reply.fault?.kind == kind, "\(reply.fault.map { "\($0)" } ?? "no fault")")
    #expect(reply.disposition == nil && reply.output == nil && reply.calls.isEmpty)
    // It is paid for all the same.
    #expect(reply.usage?.calls == 1)
  }

  @Test func aFaultOfTheLineStaysTheFault() async throws {
    let kinds: [Fault.Kind] = [
      .rateLimited, .overloaded, .timeout, .serverError, .transport, .oversizedReply, .rejected,
    ]
    for kind in kinds {
      let caller = ScriptedCaller([.failed(Fault(kind, "it broke"), CallResult.Effort(retries: 4))])
      let reply = try await ChatAgent().reply(caller)
      #expect(reply.fault == Fault(kind, "it broke"))
      #expect(reply.disposition == nil)
      #expect(reply.usage == nil)
    }
  }

  @Test(arguments: [
    #"{"role":"assistant","content":null,"refusal":"I cannot help with that."}"#,
    // What was said in front of it is no answer.
    #"{"role":"assistant","content":"Of course, I","refusal":"I cannot help with that."}"#,
  ]) func aRefusalIsOne(message: String) async throws {
    let reply = try await ChatAgent().reply(Body.openai(message))
    #expect(reply.fault == nil)
    #expect(reply.disposition == .refuse && reply.reason == .policy)
    #expect(reply.output?.canonicalText == #"{"refusal":"I cannot help with that."}"#)
    #expect(reply.usage?.outputTokens == 3)
  }

  @Test func aRefusalThatCallsToolsIsNeither() async throws {
    let message =
      #"{"role":"assistant","content":null,"refusal":"No.","tool_calls":[{"id":"1","type":"function","function":{"name":"refund","arguments":"{}"}}]}"#
    #expect(try await ChatAgent().reply(Body.openai(message)).fault?.kind == .malformedReply)
  }

  @Test func callsStayInTheirOrder() async throws {
    let body = Body.openai(
      Body.calls(
        ("2", "refund", #""{\"amount\": 5, \"order\": \"A\"}""#), ("1", "look_up", #""{\"order\":\"B\"}""#),
        ("3", "refund", #""{}""#), content: #""I will refund it.""#), reason: #""tool_calls""#)
    let reply = try await ChatAgent("openai", #""tools":"tools""#).reply(body)
    #expect(reply.fault == nil)
    #expect(reply.calls.map(\.action) == ["refund", "look_up", "refund"])
    #expect(reply.calls.map(\.state) == [.proposed, .proposed, .proposed])
    #expect(reply.calls.map { $0.arguments?.canonicalText } == [#"{"amount":5,"order":"A"}"#, #"{"order":"B"}"#, "{}"])
    #expect(reply.output?.canonicalText == #"{"text":"I will refund it."}"#)
    #expect(reply.disposition == nil)
    // Servers that were told to call a tool say that they stopped.
    let stopped = try await ChatAgent().reply(Body.openai(Body.calls(("1", "refund", #""{}""#))))
    #expect(stopped.calls.map(\.action) == ["refund"])
  }

  /// FALSE GREEN 32: what is no object of JSON is no call.
  @Test(arguments: [
    #""""#, #""{""#, #""{\"amount\": 5""#, #""amount=5""#, #""[1]""#, #""5""#, #""null""#, #""{\"a\":1}{\"a\":2}""#,
    #""{\"amount\": 5, \"amount\": 500}""#, #""{'amount': 5}""#, #""{\"amount\": NaN}""#, #""{\"amount\": 05}""#,
    #""{\"a\":1,}""#, #""```json\n{}\n```""#, #"{"amount":5}"#, "null", "7",
  ]) func fg32_argumentsAreParsedStrictly(arguments: String) async throws {
    let body = Body.openai(Body.calls(("1", "refund", arguments)), reason: #""tool_calls""#)
    let reply = try await ChatAgent("openai", #""tools":"tools""#).reply(body)
    #expect(reply.fault?.kind == .malformedReply, "\(arguments)")
    #expect(reply.calls.isEmpty && reply.disposition == nil)
  }

  @Test(arguments: [
    Body.calls(("1", "a", #""{}""#), ("1", "b", #""{}""#)), Body.calls(("", "a", #""{}""#)),
    Body.calls(("1", "", #""{}""#)), #"{"content":null,"tool_calls":{}}"#, #"{"content":null,"tool_calls":[7]}"#,
    #"{"content":null,"tool_calls":[{"id":"1","type":"custom","custom":{"name":"a","input":"x"}}]}"#,
    #"{"content":null,"tool_calls":[{"type":"function","function":{"name":"a","arguments":"{}"}}]}"#,
    #"{"content":null,"tool_calls":[]}"#,
  ]) func callsThatNobodyCanTellApart(message: String) async throws {
    let reply = try await ChatAgent().reply(Body.openai(message, reason: #""tool_calls""#))
    #expect(reply.fault?.kind == .malformedReply)
  }

  /// FALSE GREEN 61: what answers is what was asked.
  @Test(arguments: [
    ("m-1", "m-1", true), ("gpt-4o", "gpt-4o-2024-08-06", true), ("gpt-4o", "gpt-4o-mini", false),
    ("gpt-4o", "gpt-4o-mini-2024-07-18", false), ("gpt-4o-2024-08-06", "gpt-4o", false),
    ("gpt-4o-2024-08-06", "gpt-4o-2024-11-20", false), ("gpt-4", "gpt-4-0613", true), ("gpt-4", "gpt-4o", false),
    ("gpt-4", "gpt-4-9999", false), ("gpt-4", "gpt-4-turbo-2024-04-09", false),
    ("claude-sonnet-4-5", "claude-sonnet-4-5-20250929", true), ("claude-sonnet-4", "claude-sonnet-4-5", false),
    ("claude-sonnet-4", "claude-sonnet-4-5-20250929", false), ("gpt-4o", "GPT-4o", false), ("gpt-4o", "", false),
    ("claude-3-5-sonnet-latest", "claude-3-5-sonnet-20241022", true),
    ("claude-3-5-sonnet-latest", "claude-3-5-haiku-20241022", false), ("gpt-4o", "gpt-4o-2024-13-06", false),
    ("gpt-4o", "gpt-4o-2024-08-06-x", false), ("gpt-4o", "gpt-4o-", false),
  ]) func fg61_anotherModelIsNoAnswer(asked: String, answered: String, isSame: Bool) async throws {
    var agent = ChatAgent()
    agent.chat = agent.chat.replacing(#""model":"m-1""#, with: #""model":"\#(asked)""#)
    let reply = try await agent.reply(Body.openai(Body.said(#""x""#), model: answered))
    #expect(reply.fault?.kind == (isSame ? nil : .modelMismatch))
    #expect((reply.output != nil) == isSame)
    if isSame { #expect(reply.model == answered) }
  }

  @Test func fg61_aModelThatDoesNotSayItsNameIsNoAnswer() async throws {
    for name in ["", #""model":null,"#, #""model":7,"#] {
      let body = #"{\#(name)"choices":[{"index":0,"message":{"content":"x"},"finish_reason":"stop"}]}"#
      #expect(try await ChatAgent().reply(body).fault?.kind == .modelMismatch)
    }
  }

  @Test func usageThatIsMissingIsNotNothing() async throws {
    let agent = ChatAgent("openai", #""prices":{"input":0.15,"output":0.6}"#)
    let unknown = try await agent.reply(Body.openai(Body.said(#""x""#), usage: nil))
    #expect(unknown.fault == nil)
    #expect(unknown.usage?.calls == 1 && unknown.usage?.inputTokens == nil && unknown.usage?.costInNanodollars == nil)
    let known = try await agent.reply(
      Body.openai(Body.said(#""x""#), usage: #"{"prompt_tokens":1000,"completion_tokens":100}"#))
    // 1000 × 0.15 + 100 × 0.60 dollars a million: 0.00021 dollars.
    #expect(known.usage?.costInNanodollars == 210_000)
  }
}
