import CaseModel
import Testing

/// What an agent has done counts, whether its reply was adopted, only informed a rule, or led nowhere.
@Suite struct CallsOfAskedAgentsTests {
  private static let paid =
    #"{"output":{"ok":true},"calls":[{"action":"pay","arguments":{"amount":60},"executed":true}]}"#

  private func outcome(_ decision: String, b: String = #"{"output":{"said":"hello"}}"#) throws -> Outcome {
    let workflow = try Samples.workflow(
      """
      actions:
        pay: {tier: execute, limits: {amount: {at_most: 50}}, approval: lead}
        note: {tier: write}
      escalations: {lead: {owner: {name: Linus}}}
      agents: {a: {command: [a]}, b: {command: [b]}}
      decide: [{ask: a}, \(decision)]
      """)
    return try Driven(Samples.item(), through: workflow, replies: ["a": Self.paid, "b": b]).outcome
  }

  @Test(arguments: [
    ("{otherwise: {refuse: policy}}", "refuse policy", 1), ("{otherwise: {escalate: lead}}", "escalate lead", 1),
    ("{otherwise: {act: note}}", "act", 2), ("{otherwise: {output: {said: hi}}}", "act", 1), ("{adopt: b}", "act", 1),
  ])
  func aViolationOfAnAgentThatOnlyInformedIsKept(decision: String, line: String, calls: Int) throws {
    let outcome = try outcome(decision)
    #expect(outcome.line == line)
    #expect(outcome.violationCount == 1)
    #expect(outcome.calls.count == calls)
  }

  @Test func itIsKeptWhenAnotherAgentEscalatesToNobody() throws {
    let outcome = try outcome("{adopt: b}", b: #"{"disposition":"escalate","to":"nowhere"}"#)
    #expect(outcome.line == "error unowned")
    #expect(outcome.violationCount == 1)
  }

  @Test func itIsKeptWhenALaterReplyIsAFault() throws {
    let outcome = try outcome("{adopt: b}", b: #"{"error":{"kind":"timeout","message":"late"}}"#)
    #expect(outcome.line == "error timeout")
    #expect(outcome.violationCount == 1)
  }

  @Test func anAdoptedReplysCallsAreCountedOnce() throws {
    let outcome = try outcome("{adopt: a}")
    #expect(outcome.line == "act")
    #expect(outcome.calls.count == 1)
  }
}

/// Giving output without a call is a recommendation, and a recommendation needs the required input too.
@Suite struct OutputWithoutACallTests {
  private func outcome(_ input: String) throws -> Outcome {
    let workflow = try Samples.workflow(
      """
      input: {subject: {type: string, required: true}}
      decide: [{otherwise: {output: {said: yes please}}}]
      """)
    return try Driven(Samples.item(input), through: workflow).outcome
  }

  @Test func isRefusedWithoutTheRequiredInput() throws {
    let outcome = try outcome("{}")
    #expect(outcome.line == "refuse missing_input")
    #expect(outcome.trace.authority?.rule == .missingInput)
  }

  @Test func actsWithIt() throws {
    #expect(try outcome(#"{"subject":"hello"}"#).line == "act")
  }
}
