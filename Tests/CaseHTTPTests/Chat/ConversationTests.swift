import CaseHTTP
import CaseJSON
import CaseModel
import Testing

/// Several turns: looking up is answered from what the case recorded, and changing anything ends the conversation.
@Suite struct ConversationTests {
  private static let results =
    #"[{"action":"look_up","arguments":{"order":"A","n":1},"result":{"paid":42.5}},{"action":"look_up","arguments":{},"result":"nothing"}]"#

  private func agent(_ api: String = "openai", turns: Int = 3) -> ChatAgent {
    var agent = ChatAgent(api, #""tools":"tools","turns":\#(turns),"prices":{"input":1,"output":1}"#)
    agent.toolResults = Self.results
    return agent
  }

  private static let lookUp = Body.openai(
    Body.calls(("c1", "look_up", #""{\"n\": 1.0, \"order\": \"A\"}""#), ("c2", "look_up", #""{}""#)),
    reason: #""tool_calls""#)
  private static let refund = Body.openai(
    Body.calls(("c3", "refund", #""{\"amount\":42.5}""#)), reason: #""tool_calls""#)

  @Test func whatWasRecordedIsHandedBack() async throws {
    let caller = ScriptedCaller(bodies: [Self.lookUp, Self.refund])
    let reply = try await agent().reply(caller)
    #expect(reply.fault == nil, "\(reply.fault.map { "\($0)" } ?? "")")
    #expect(reply.calls.map(\.action) == ["look_up", "look_up", "refund"])
    #expect(reply.calls.map(\.state) == [.executed, .executed, .proposed])
    let messages = try #require(try caller.body(1)["messages"])
    #expect(messages.elements.compactMap { $0["role"]?.string } == ["user", "assistant", "tool", "tool"])
    #expect(messages[1]?["tool_calls"]?[0]?["function"]?["arguments"]?.string == #"{"n": 1.0, "order": "A"}"#)
    #expect(messages[2]?.canonicalText == #"{"content":"{\"paid\":42.5}","role":"tool","tool_call_id":"c1"}"#)
    #expect(messages[3]?.canonicalText == #"{"content":"nothing","role":"tool","tool_call_id":"c2"}"#)
    // One ask, one reply, and all of it is paid for.
    #expect(reply.usage?.calls == 2 && reply.usage?.inputTokens == 20 && reply.usage?.outputTokens == 6)
    #expect(reply.usage?.costInNanodollars == 26_000 && reply.usage?.latencyMilliseconds == 24)
  }

  @Test func anthropicIsHandedTheResultsInOneMessage() async throws {
    let caller = ScriptedCaller(bodies: [
      Body.anthropic(
        #"[{"type":"thinking","thinking":"h","signature":"s"},{"type":"tool_use","id":"c1","name":"look_up","input":{}}]"#,
        reason: #""tool_use""#), Body.anthropic(#"[{"type":"text","text":"Done."}]"#),
    ])
    let reply = try await agent("anthropic").reply(caller)
    #expect(reply.output?.canonicalText == #"{"text":"Done."}"#)
    #expect(reply.calls.map(\.state) == [.executed])
    let messages = try #require(try caller.body(1)["messages"])
    #expect(messages[1]?["content"]?.count == 2)
    #expect(messages[1]?["content"]?[0]?["signature"]?.string == "s")
    #expect(
      messages[2]?.canonicalText
        == #"{"content":[{"content":"nothing","tool_use_id":"c1","type":"tool_result"}],"role":"user"}"#)
  }

  @Test func aCallOfWhichNothingWasRecordedEndsItAsAProposal() async throws {
    let caller = ScriptedCaller(bodies: [
      Body.openai(
        Body.calls(("1", "look_up", #""{}""#), ("2", "refund", #""{}""#)), reason: #""tool_calls""#)
    ])
    let reply = try await agent().reply(caller)
    #expect(reply.fault == nil)
    #expect(reply.calls.map(\.state) == [.proposed, .proposed])
    #expect(caller.requests.count == 1)
  }

  @Test func lookingUpSomethingElseIsNoAnswer() async throws {
    let caller = ScriptedCaller(bodies: [
      Body.openai(Body.calls(("1", "look_up", #""{\"order\":\"B\"}""#)), reason: #""tool_calls""#)
    ])
    let reply = try await agent().reply(caller)
    #expect(reply.fault?.kind == .missingRecording)
    #expect(reply.fault?.message.contains(#"{"order":"B"}"#) == true)
    #expect(reply.usage?.calls == 1)
  }

  @Test func whoNeverStopsCallingHasTooManyTurns() async throws {
    let caller = ScriptedCaller(bodies: [Self.lookUp, Self.lookUp, Self.lookUp, Self.refund])
    let reply = try await agent().reply(caller)
    #expect(reply.fault?.kind == .tooManyTurns)
    #expect(caller.requests.count == 3)
    #expect(reply.usage?.calls == 3)
    #expect(reply.calls.isEmpty && reply.disposition == nil)
  }

  @Test func withOneTurnEveryCallIsAProposal() async throws {
    let caller = ScriptedCaller(bodies: [Self.lookUp])
    let reply = try await agent(turns: 1).reply(caller)
    #expect(reply.calls.map(\.state) == [.proposed, .proposed])
    #expect(caller.requests.count == 1)
  }

  @Test func aFaultInALaterTurnIsTheReplyAndIsPaidFor() async throws {
    let caller = ScriptedCaller([
      ScriptedCaller.answer(Self.lookUp), .failed(Fault(.rateLimited, "enough"), CallResult.Effort()),
    ])
    let reply = try await agent().reply(caller)
    #expect(reply.fault?.kind == .rateLimited)
    #expect(reply.usage?.calls == 1 && reply.usage?.inputTokens == 10)
  }

  @Test func anotherModelInALaterTurnIsNoAnswer() async throws {
    let caller = ScriptedCaller(bodies: [Self.lookUp, Body.openai(Body.said(#""x""#), model: "m-2")])
    #expect(try await agent().reply(caller).fault?.kind == .modelMismatch)
  }

  @Test func aRefusalAfterLookingUpIsOne() async throws {
    let caller = ScriptedCaller(bodies: [
      Self.lookUp, Body.openai(#"{"role":"assistant","content":null,"refusal":"No."}"#),
    ])
    let reply = try await agent().reply(caller)
    #expect(reply.disposition == .refuse)
    #expect(reply.calls.map(\.state) == [.executed, .executed])
  }
}
