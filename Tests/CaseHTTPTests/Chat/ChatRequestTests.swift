import CaseHTTP
import CaseJSON
import CaseModel
import Testing

/// What a model is sent: byte by byte, and nothing that it must not see.
@Suite struct ChatRequestTests {

  @Test func openAIBodiesAreCanonical() async throws {
    let caller = ScriptedCaller(bodies: [Body.openai(Body.said(#""x""#))])
    let agent = ChatAgent(
      "openai",
      #""system":"system","temperature":0.0,"top_p":0.5,"max_tokens":50,"seed":7,"stop":["END"],"api_key_env":"KEY","headers":{"X-Org":{"env":"ORG"},"X-Plain":"yes"}"#
    )
    #expect(try await agent.reply(caller).fault == nil)
    let request = try #require(caller.requests.first)
    #expect(
      String(decoding: request.body, as: UTF8.self)
        == #"{"max_tokens":50,"messages":[{"content":"Be kind to Ada.","role":"system"},{"content":"About a <refund>","role":"user"}],"model":"m-1","seed":7,"stop":["END"],"temperature":0,"top_p":0.5}"#
    )
    #expect(request.url == "https://api.example.com/v1/chat")
    #expect(request.headers.map(\.name) == ["Authorization", "X-Org", "X-Plain"])
    #expect(request.headers.map(\.value) == ["Bearer sk-secret", "org-7", "yes"])
    #expect(request.expectedTokens > 50)
    #expect(try caller.body().canonicalText == String(decoding: request.body, as: UTF8.self))
  }

  @Test func anthropicBodiesAreCanonical() async throws {
    let caller = ScriptedCaller(bodies: [Body.anthropic(#"[{"type":"text","text":"x"}]"#)])
    let agent = ChatAgent(
      "anthropic", #""system":"system","temperature":1,"stop":["END"],"tools":"tools","api_key_env":"KEY""#)
    #expect(try await agent.reply(caller).fault == nil)
    let request = try #require(caller.requests.first)
    let text = String(decoding: request.body, as: UTF8.self)
    #expect(
      text.hasPrefix(
        #"{"max_tokens":100,"messages":[{"content":"About a <refund>","role":"user"}],"model":"m-1","stop_sequences":["END"],"system":"Be kind to Ada.","temperature":1,"tools":[{"description":"Finds an order.","input_schema":"#
      ), "\(text)")
    #expect(try caller.body().canonicalText == text)
    #expect(try caller.body()["tools"]?[2]?.canonicalText == #"{"input_schema":{"type":"object"},"name":"noop"}"#)
    #expect(request.headers.map(\.name) == ["anthropic-version", "x-api-key"])
    #expect(request.headers.map(\.value) == ["2023-06-01", "sk-secret"])
  }

  @Test func aVersionThatTheWorkflowNamesCounts() async throws {
    let caller = ScriptedCaller(bodies: [Body.anthropic(#"[{"type":"text","text":"x"}]"#)])
    _ = try await ChatAgent("anthropic", #""headers":{"Anthropic-Version":"2024-01-01"}"#).reply(caller)
    #expect(caller.requests.first?.headers.map(\.value) == ["2024-01-01"])
  }

  @Test func toolsAndFormsAreSentAlong() async throws {
    let caller = ScriptedCaller(bodies: [Body.openai(Body.calls(("1", "noop", #""{}""#)))])
    let reply = try await ChatAgent("openai", #""tools":"tools","output":"output""#).reply(caller)
    #expect(reply.fault == nil)
    let body = try caller.body()
    #expect(body["tools"]?.count == 3)
    #expect(body["tools"]?[0]?["function"]?["name"]?.string == "look_up")
    #expect(body["tools"]?[2]?.canonicalText == #"{"function":{"name":"noop"},"type":"function"}"#)
    let format = try #require(body["response_format"])
    #expect(format["type"]?.string == "json_schema")
    // A member that is not demanded leaves the form open, which the strict mode refuses.
    #expect(format["json_schema"]?["strict"]?.bool == false)
    #expect(format["json_schema"]?["schema"]?["type"]?.string == "object")
  }

  @Test func aClosedFormIsDemandedStrictly() async throws {
    var agent = ChatAgent("openai", #""output":"output""#)
    agent.files["output"] =
      #"{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}"#
    let caller = ScriptedCaller(bodies: [Body.openai(Body.said(#""{\"a\":\"x\"}""#))])
    #expect(try await agent.reply(caller).output?.canonicalText == #"{"a":"x"}"#)
    #expect(try caller.body()["response_format"]?["json_schema"]?["strict"]?.bool == true)
  }

  @Test func modelsThatThinkHaveAnotherWordForTheirMostTokens() async throws {
    var agent = ChatAgent("openai", #""max_tokens":50"#)
    agent.chat = agent.chat.replacing(#""model":"m-1""#, with: #""model":"o3-2025-04-16""#)
    let caller = ScriptedCaller(bodies: [Body.openai(Body.said(#""x""#), model: "o3-2025-04-16")])
    #expect(try await agent.reply(caller).fault == nil)
    #expect(try caller.body()["max_completion_tokens"]?.int == 50)
    #expect(try caller.body()["max_tokens"] == nil)
  }

  @Test func repliesOfAgentsBeforeItCanBeNamed() async throws {
    var agent = ChatAgent()
    agent.files["prompt"] = "{{replies.first.output.label}}: {{{input}}}"
    let caller = ScriptedCaller(bodies: [Body.openai(Body.said(#""x""#))])
    #expect(try await agent.reply(caller).fault == nil)
    #expect(
      try caller.body()["messages"]?[0]?["content"]?.string
        == #"spam: {"customer":{"name":"Ada"},"subject":"a <refund>"}"#)
  }

  @Test(arguments: ["prompt", "system"]) func aFieldThatTheInputLacksIsAnErrorAndNoCall(file: String) async throws {
    for input in [#"{"customer": {"name": null}, "subject": null}"#, #"{"customer": {}}"#] {
      var agent = ChatAgent("openai", #""system":"system""#)
      agent.input = input
      if file == "system" { agent.files["prompt"] = "x" } else { agent.files["system"] = "x" }
      let caller = ScriptedCaller(bodies: [Body.openai(Body.said(#""x""#))])
      let reply = try await agent.reply(caller)
      #expect(reply.fault?.kind == .unreadableField)
      #expect(reply.fault?.message.contains(file) == true)
      #expect(reply.usage == nil)
      #expect(caller.requests.isEmpty)
    }
  }
}
