import CaseModel
import Testing

/// Calls that an agent has already made are audited; they never change what it said about the case.
@Suite struct ExecutedCallTests {
  private let actions = """
    look: {tier: read, limits: {amount: {at_most: 50}}}
    note: {tier: write}
    pay: {tier: execute, limits: {amount: {at_most: 50}}, approval: lead}
    """

  private func outcome(
    _ reply: String, approvals: String = "[]", stage: String = "bounded", killSwitch: Bool = false
  ) throws -> Outcome {
    try Driven(
      Samples.item("{}", approvals: approvals), through: Samples.adopting(actions, stage: stage), replies: ["a": reply],
      killSwitch: killSwitch
    ).outcome
  }

  private static let pay60 = #"{"action":"pay","arguments":{"amount":60},"executed":true}"#

  @Test func withinTheAuthority() throws {
    let outcome = try outcome(#"{"disposition":"act","calls":[{"action":"note","executed":true}]}"#)
    #expect(outcome.line == "act")
    #expect(outcome.callLines == ["executed note"])
    #expect(outcome.violationCount == 0)
  }

  @Test(arguments: [
    (#"{"disposition":"act","calls":[C]}"#, "act"), (#"{"calls":[C]}"#, "act"),
    (#"{"disposition":"refuse","reason":"policy","calls":[C]}"#, "refuse policy"),
    (#"{"disposition":"escalate","to":"other","calls":[C]}"#, "escalate other"),
    (#"{"calls":[C],"error":{"kind":"timeout","message":"late"}}"#, "error timeout"),
    (#"{"disposition":"escalate","to":"nobody","calls":[C]}"#, "error unowned"),
  ])
  func beyondItIsAViolationWhateverTheWordsSay(reply: String, line: String) throws {
    let outcome = try outcome(reply.replacing("C", with: Self.pay60))
    #expect(outcome.line == line)
    #expect(outcome.callLines == [#"executed pay{"amount":60} beyond limits"#])
    #expect(outcome.violationCount == 1)
    #expect(outcome.calls.first?.changed == true)
  }

  @Test func eachRuleAudits() throws {
    #expect(
      try outcome(#"{"calls":[{"action":"x","executed":true}]}"#).callLines == ["executed x beyond undeclared_action"])
    #expect(
      try outcome(#"{"calls":[{"action":"note","executed":true}]}"#, killSwitch: true).callLines
        == ["executed note beyond kill_switch"])
    #expect(
      try outcome(#"{"calls":[{"action":"note","executed":true}]}"#, stage: "shadow").callLines
        == ["executed note beyond stage"])
  }

  @Test func anApprovalCoversWhatWasExecutedUnderIt() throws {
    let outcome = try outcome(
      #"{"calls":[\#(Self.pay60)]}"#, approvals: #"[{"for":"pay","as":"lead","by":"Linus"}]"#)
    #expect(outcome.violationCount == 0)
    #expect(outcome.line == "act")
  }

  @Test func aFailedCallChangedNothing() throws {
    let reply =
      #"{"calls":[{"action":"pay","arguments":{"amount":60},"executed":true,"failed":true},{"action":"note"}]}"#
    let outcome = try outcome(reply)
    #expect(outcome.callLines == [#"failed pay{"amount":60}"#, "proposed note"])
    #expect(outcome.violationCount == 0)
    #expect(outcome.calls.first?.changed == false)
  }

  @Test func readingIsNoViolationBeyondWhatever() throws {
    let outcome = try outcome(
      #"{"calls":[{"action":"look","arguments":{"amount":60},"executed":true}]}"#, killSwitch: true)
    #expect(outcome.violationCount == 0)
    #expect(outcome.calls.first?.changed == false)
  }

  @Test func anUndeclaredExecutedCallCountsAsAChange() throws {
    let outcome = try outcome(#"{"disposition":"refuse","reason":"policy","calls":[{"action":"x","executed":true}]}"#)
    #expect(outcome.calls.first?.tier == nil)
    #expect(outcome.calls.first?.changed == true)
  }

  @Test func executedAndProposedKeepTheirOrder() throws {
    let outcome = try outcome(
      #"{"calls":[{"action":"note"},\#(Self.pay60),{"action":"look"},{"action":"note","executed":true}]}"#)
    #expect(
      outcome.callLines == [
        "proposed note", #"executed pay{"amount":60} beyond limits"#, "proposed look", "executed note",
      ])
  }

  @Test func aRefusedProposalLeavesWhatWasExecuted() throws {
    let outcome = try outcome(#"{"calls":[{"action":"note","executed":true},{"action":"unheard_of"}]}"#)
    #expect(outcome.line == "refuse exceeds_authority")
    #expect(outcome.callLines == ["executed note"])
  }

  @Test func anEscalatedProposalLeavesWhatWasExecuted() throws {
    let outcome = try outcome(
      #"{"calls":[{"action":"note","executed":true},{"action":"pay","arguments":{"amount":60}}]}"#)
    #expect(outcome.line == "escalate lead")
    #expect(outcome.callLines == ["executed note"])
  }

  @Test func aViolationDoesNotDecideAboutTheProposedCalls() throws {
    let outcome = try outcome(#"{"calls":[\#(Self.pay60),{"action":"note"}]}"#)
    #expect(outcome.line == "act")
    #expect(outcome.trace.authority == .allowed)
  }
}
