import CaseModel
import Testing

/// Each rule of authority by itself: what it stops, what it comes to, and what it says.
@Suite struct AuthorityRuleTests {
  private func outcome(
    _ actions: String, stage: String = "bounded", extra: String = "", input: String = "{}", approvals: String = "[]",
    reply: String = #"{"calls":[{"action":"pay"}]}"#, killSwitch: Bool = false
  ) throws -> Outcome {
    try Driven(
      Samples.item(input, approvals: approvals),
      through: Samples.adopting(actions, stage: stage, extra: extra), replies: ["a": reply], killSwitch: killSwitch
    ).outcome
  }

  @Test func nothingStandsAgainstAnActionWithinItsAuthority() throws {
    let outcome = try outcome("pay: {tier: write}")
    #expect(outcome.line == "act")
    #expect(outcome.trace.authority == .allowed)
    #expect(outcome.callLines == ["proposed pay"])
    #expect(outcome.calls.first?.tier == .write)
  }

  @Test(arguments: ["write", "execute"]) func killSwitchRefusesEveryChange(tier: String) throws {
    let outcome = try outcome(
      "pay: {tier: \(tier), limits: {n: 1}, approval: lead}", input: #"{"n":1}"#, killSwitch: true)
    #expect(outcome.line == "refuse kill_switch")
    #expect(outcome.trace.authority?.rule == .killSwitch)
    #expect(outcome.calls.isEmpty)
  }

  @Test(arguments: ["read", "recommend"]) func killSwitchLeavesWhatChangesNothing(tier: String) throws {
    #expect(try outcome("pay: {tier: \(tier)}", killSwitch: true).line == "act")
  }

  @Test func killSwitchOfTheWorkflowItself() throws {
    #expect(try outcome("pay: {tier: write}", extra: "kill_switch: {on: true}").line == "refuse kill_switch")
    #expect(try outcome("pay: {tier: write}", extra: "kill_switch: {on: false}").line == "act")
  }

  @Test func killSwitchLeavesRefusalsAndEscalations() throws {
    let escalated = try outcome(
      "pay: {tier: write}", reply: #"{"disposition":"escalate","to":"lead"}"#, killSwitch: true)
    #expect(escalated.line == "escalate lead")
    let refused = try outcome(
      "pay: {tier: write}", reply: #"{"disposition":"refuse","reason":"policy"}"#, killSwitch: true)
    #expect(refused.line == "refuse policy")
  }

  @Test func undeclaredActionExceedsAuthority() throws {
    let outcome = try outcome("reply: {tier: write}")
    #expect(outcome.line == "refuse exceeds_authority")
    #expect(outcome.trace.authority?.rule == .undeclaredAction)
    #expect(outcome.trace.authority?.action == "pay")
  }

  @Test(arguments: [
    ("{}", true), (#"{"order":null}"#, true), (#"{"order":"x"}"#, false), (#"{"order":false}"#, false),
  ])
  func missingInputOfAnAction(input: String, isMissing: Bool) throws {
    let outcome = try outcome("pay: {tier: write, requires: [order]}", input: input)
    #expect(outcome.line == (isMissing ? "refuse missing_input" : "act"))
    #expect(outcome.trace.authority?.rule == (isMissing ? .missingInput : nil))
  }

  @Test(arguments: [
    ("{}", true), (#"{"customer":{}}"#, true), (#"{"customer":"x"}"#, true), (#"{"customer":{"id":7}}"#, false),
  ])
  func missingInputInsideAnObject(input: String, isMissing: Bool) throws {
    let outcome = try outcome("pay: {tier: write, requires: [customer.id]}", input: input)
    #expect(outcome.line == (isMissing ? "refuse missing_input" : "act"))
  }

  @Test(arguments: [
    ("{}", true), (#"{"order":null}"#, true), (#"{"order":7}"#, true), (#"{"order":"7"}"#, false),
  ])
  func missingInputOfTheWorkflow(input: String, isMissing: Bool) throws {
    let outcome = try outcome(
      "pay: {tier: write}", extra: "input: {order: {type: string, required: true}}", input: input)
    #expect(outcome.line == (isMissing ? "refuse missing_input" : "act"))
  }

  @Test func aRequiredInputOfTheWrongTypeIsMissing() throws {
    let extra = "input: {amount: {type: number}}"
    let actions = "pay: {tier: write, requires: [amount]}"
    #expect(try outcome(actions, extra: extra, input: #"{"amount":"a lot"}"#).line == "refuse missing_input")
    #expect(try outcome(actions, extra: extra, input: #"{"amount":5}"#).line == "act")
  }

  @Test func anArgumentDoesNotStandInForARequiredInput() throws {
    let outcome = try outcome(
      "pay: {tier: write, requires: [order]}", reply: #"{"calls":[{"action":"pay","arguments":{"order":"x"}}]}"#)
    #expect(outcome.line == "refuse missing_input")
  }

  @Test func shadowHandsEveryChangeToThePeople() throws {
    let outcome = try outcome("pay: {tier: write, reversible: true, approval: lead}", stage: "shadow")
    #expect(outcome.line == "escalate lead")
    #expect(outcome.trace.authority?.rule == .stage)
    #expect(outcome.calls.isEmpty)
  }

  @Test func executeWithoutLimitsIsAboveABoundedStage() throws {
    let outcome = try outcome("pay: {tier: execute, reversible: true, approval: lead}")
    #expect(outcome.line == "escalate lead")
    #expect(outcome.trace.authority?.rule == .stage)
  }

  @Test func beyondALimitGoesToThePeople() throws {
    let outcome = try outcome(
      "pay: {tier: write, limits: {amount: {at_most: 50}}, approval: lead}", input: #"{"amount":51}"#)
    #expect(outcome.line == "escalate lead")
    #expect(outcome.trace.authority?.rule == .limits)
    #expect(outcome.trace.authority?.detail.contains("51") == true)
  }

  @Test func withoutAContractNobodyOwnsTheRisk() throws {
    let limits = "limits: {amount: {at_most: 50}}"
    let irreversible = try outcome("pay: {tier: write, \(limits)}", input: #"{"amount":51}"#)
    #expect(irreversible.line == "refuse irreversible_without_approval")
    let reversible = try outcome("pay: {tier: write, reversible: true, \(limits)}", input: #"{"amount":51}"#)
    #expect(reversible.line == "refuse exceeds_authority")
    let denied = try outcome("pay: {tier: write, reversible: false, \(limits)}", input: #"{"amount":51}"#)
    #expect(denied.line == "refuse irreversible_without_approval")
  }

  @Test func anApprovalLetsItHappen() throws {
    let outcome = try outcome(
      "pay: {tier: write, limits: {amount: {at_most: 50}}, approval: lead}", input: #"{"amount":51}"#,
      approvals: #"[{"for":"pay","as":"lead","by":"Barbara","evidence":"mail 7"}]"#)
    #expect(outcome.line == "act")
    #expect(outcome.trace.authority?.rule == .approval)
    #expect(outcome.isApproved)
    #expect(outcome.trace.authority?.detail.contains("mail 7") == true)
  }
}
