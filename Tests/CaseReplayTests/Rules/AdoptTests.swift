import CaseJSON
import CaseModel
import Testing

/// What an adopted reply comes to.
@Suite struct AdoptTests {
  private func outcome(_ reply: String) throws -> Outcome {
    try Driven(
      Samples.item(), through: Samples.adopting("note: {tier: write}\nlook: {tier: read}"), replies: ["a": reply]
    ).outcome
  }

  @Test(arguments: [
    (#"{"disposition":"act","output":"x"}"#, "act"), (#"{"output":"x"}"#, "act"), (#"{"output":0}"#, "act"),
    (#"{"output":false}"#, "act"), (#"{"output":{"a":[0]}}"#, "act"), (#"{"calls":[{"action":"note"}]}"#, "act"),
    (#"{"calls":[{"action":"look","executed":true}]}"#, "act"), (#"{"disposition":"refuse"}"#, "refuse -"),
    (#"{"disposition":"refuse","reason":"out_of_scope","output":""}"#, "refuse out_of_scope"),
    (#"{"disposition":"escalate","to":"lead"}"#, "escalate lead"),
  ])
  func proposal(reply: String, line: String) throws { #expect(try outcome(reply).line == line) }

  @Test(arguments: [
    "{}", #"{"output":null}"#, #"{"output":""}"#, #"{"output":" \n\t"}"#, #"{"output":{}}"#, #"{"output":[]}"#,
    #"{"output":{"text":"","parts":[null,{}]}}"#, #"{"confidence":0.9}"#, #"{"model":"m","usage":{"calls":1}}"#,
    #"{"calls":[]}"#, #"{"disposition":"act"}"#, #"{"disposition":"act","output":{},"calls":[]}"#,
    #"{"to":"lead"}"#, #"{"reason":"policy"}"#,
  ])
  func anEmptyReplyIsAnError(reply: String) throws {
    let outcome = try outcome(reply)
    #expect(outcome.line == "error empty_reply")
    #expect(outcome.trace.replies.count == 1)
  }

  @Test(arguments: Fault.Kind.allCases) func aFaultIsAnErrorOfItsKind(kind: Fault.Kind) throws {
    let reply = #"{"disposition":"act","output":"x","error":{"kind":"\#(kind.rawValue)","message":"m"}}"#
    let outcome = try outcome(reply)
    #expect(outcome.line == "error \(kind.rawValue)")
    #expect(outcome.fault?.message == "m")
  }

  @Test func anUnknownKindOfFaultIsAnErrorToo() throws {
    #expect(try outcome(#"{"error":{"kind":"gremlins","message":"m"}}"#).line == "error unknown")
  }

  @Test(arguments: [
    #"{"disposition":"approve"}"#, #"{"disposition":"Act","output":"x"}"#,
    #"{"disposition":"refuse","reason":"bored"}"#,
    #"{"output":"x","confidence":1.5}"#, #"{"output":"x","confidence":"high"}"#, #"{"calls":[{"name":"note"}]}"#,
    #"{"calls":{"action":"note"}}"#, #"{"output":"x","surprise":1}"#, #"{"error":"it broke"}"#, "[]", #""act""#, "null",
  ])
  func aReplyThatIsNoneIsMalformed(reply: String) throws {
    #expect(try outcome(reply).line == "error malformed_reply")
  }

  @Test func aFaultOfAnAgentThatNoRuleReadsIsAnErrorAllTheSame() throws {
    let workflow = try Samples.workflow(
      """
      actions: {note: {tier: write}}
      agents: {a: {command: [a]}}
      decide: [{ask: a}, {otherwise: {act: note}}]
      """)
    let outcome = try Driven(
      Samples.item(), through: workflow, replies: ["a": #"{"error":{"kind":"timeout","message":"m"}}"#]
    ).outcome
    #expect(outcome.line == "error timeout")
  }

  @Test func whatTheReplySaysIsTheOutputWhateverBecomesOfIt() throws {
    #expect(try outcome(#"{"disposition":"refuse","output":"no"}"#).output?.string == "no")
    #expect(try outcome(#"{"calls":[{"action":"gone"}],"output":"done"}"#).output?.string == "done")
  }
}
