import CaseHTTP
import CaseJSON
import CaseModel
import Testing

/// Forced answers: held against their schema, and their fields named as the workflow names them.
@Suite struct StructuredReplyTests {
  private func agent(_ map: String) -> ChatAgent { ChatAgent("openai", #""output":"output","reply":{\#(map)}"#) }

  private func body(_ answer: String) throws -> String {
    var writer = JSONWriter()
    writer.string(answer)
    return Body.openai(Body.said(String(decoding: writer.bytes, as: UTF8.self)))
  }

  @Test func fieldsAreRenamed() async throws {
    let agent = agent(#""disposition":"decision","category":"label","output.reason_text":"why","confidence":"sure""#)
    let reply = try await agent.reply(
      body(#"{"decision": "escalate", "label": "fraud", "why": "odd", "sure": 0.75, "to": "lead"}"#))
    #expect(reply.fault == nil, "\(reply.fault.map { "\($0)" } ?? "")")
    #expect(reply.disposition == .escalate)
    #expect(reply.confidence == 0.75)
    // What is not mapped is output under its own name, whatever it is called.
    #expect(reply.to == nil)
    #expect(reply.output?.canonicalText == #"{"category":"fraud","reason_text":"odd","to":"lead"}"#)
  }

  @Test func withoutAMapAllOfItIsOutput() async throws {
    let reply = try await agent("").reply(body(#"{"decision": "refuse", "label": "x", "why": null}"#))
    #expect(reply.disposition == nil)
    #expect(reply.output?.canonicalText == #"{"decision":"refuse","label":"x","why":null}"#)
  }

  @Test func plainTextIsRenamedToo() async throws {
    let reply = try await ChatAgent("openai", #""reply":{"answer":"text"}"#).reply(Body.openai(Body.said(#""hi""#)))
    #expect(reply.output?.canonicalText == #"{"answer":"hi"}"#)
  }

  @Test(arguments: [
    // No object of JSON.
    "refuse", "", #""refuse""#, "[]", "```json\n{}\n```", #"{"decision":"act","label":"x","why":null"#,
    #"{"decision":"act","decision":"refuse","label":"x","why":null}"#,
    // Of another form.
    #"{"decision":"act","label":"x"}"#, #"{"decision":"maybe","label":"x","why":null}"#,
    #"{"decision":"act","label":7,"why":null}"#, #"{"decision":"act","label":"x","why":null,"more":1}"#,
    #"{"decision":"act","label":"x","why":7}"#,
    // No decision: it must not pass for one to act.
    #"{"decision":null,"label":"x","why":null}"#,
    // A confidence that there cannot be is not cut to fit.
    #"{"decision":"act","label":"x","why":null,"sure":1.5}"#,
  ]) func whatDoesNotFitIsNoAnswer(answer: String) async throws {
    let reply = try await agent(#""disposition":"decision","confidence":"sure""#).reply(body(answer))
    #expect(reply.fault?.kind == (answer.isEmpty ? .emptyReply : .malformedReply), "\(answer)")
    #expect(reply.disposition == nil && reply.output == nil)
  }

  @Test func aReasonThatIsNotOnTheListIsNoReason() async throws {
    let reply = try await agent(#""disposition":"decision","reason":"label""#)
      .reply(body(#"{"decision":"refuse","label":"because","why":null}"#))
    #expect(reply.fault?.kind == .malformedReply)
    let known = try await agent(#""disposition":"decision","reason":"label""#)
      .reply(body(#"{"decision":"refuse","label":"out_of_scope","why":null}"#))
    #expect(known.disposition == .refuse && known.reason == .outOfScope)
  }

  @Test func twoFieldsForOneAreNoAnswer() async throws {
    let reply = try await agent(#""output.why":"label""#).reply(body(#"{"decision":"act","label":"x","why":"y"}"#))
    #expect(reply.fault?.kind == .malformedReply)
  }

  @Test(arguments: [
    (#"{"type":"integer","minimum":1,"maximum":3}"#, "2", true), (#"{"type":"integer","minimum":1}"#, "0", false),
    (#"{"type":"integer"}"#, "1.5", false), (#"{"type":"integer"}"#, "2.0", true),
    (#"{"type":"number","exclusiveMaximum":1}"#, "1", false), (#"{"type":["string","null"]}"#, "null", true),
    (#"{"type":"string","minLength":2,"maxLength":3}"#, #""ä""#, false), (#"{"type":"string"}"#, "true", false),
    (#"{"enum":["a",1,null]}"#, "1", true), (#"{"enum":["a"]}"#, #""A""#, false),
    (#"{"const":{"a":1}}"#, #"{"a":1}"#, true),
    (#"{"type":"array","items":{"type":"string"},"minItems":1,"maxItems":2}"#, #"["a"]"#, true),
    (#"{"type":"array","items":{"type":"string"}}"#, #"["a",1]"#, false),
    (#"{"type":"array","minItems":1}"#, "[]", false), (#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "7", false),
    (#"{"anyOf":[{"type":"string"},{"type":"null"}]}"#, "null", true),
    (#"{"oneOf":[{"type":"number"},{"type":"integer"}]}"#, "1", false),
    (#"{"allOf":[{"minimum":1},{"maximum":3}]}"#, "4", false), (#"{"not":{"type":"null"}}"#, "null", false),
    (##"{"$ref":"#/$defs/a"}"##, #""x""#, true), (##"{"$ref":"#/$defs/a"}"##, "1", false),
    (##"{"$ref":"#/$defs/none"}"##, "1", false), (##"{"$ref":"#/$defs/loop"}"##, "1", false),
    (
      #"{"type":"object","properties":{"b":{"type":"null"}},"additionalProperties":{"type":"string"}}"#,
      #"{"b":null,"c":"x"}"#, true
    ),
    (#"{"type":"object","additionalProperties":{"type":"string"}}"#, #"{"c":1}"#, false),
    (#"{"type":"object","required":["b"]}"#, "{}", false), ("false", "1", false), ("true", "1", true),
    (#"{"type":"robot"}"#, "1", false), (#"{"type":7}"#, "1", false),
  ]) func schemas(schema: String, value: String, fits: Bool) async throws {
    var agent = ChatAgent("openai", #""output":"output""#)
    agent.files["output"] = ##"""
      {"type":"object","properties":{"v":\##(schema)},"$defs":{"a":{"type":"string"},"loop":{"$ref":"#/$defs/loop"}}}
      """##
    let reply = try await agent.reply(body(#"{"v":\#(value)}"#))
    #expect((reply.fault == nil) == fits, "\(reply.fault.map { "\($0)" } ?? "it fits")")
  }
}
