import CaseModel
import Testing

/// Kill switch → undeclared → missing input → stage → limits → approval: the first that stops a call decides.
@Suite struct AuthorityOrderTests {
  private func decision(
    stage: String = "shadow", input: String = "{}", approvals: String = "[]", calls: [String] = ["pay"],
    killSwitch: Bool = false, actions: String = Self.pay
  ) throws -> AuthorityDecision {
    let list = calls.map { #"{"action":"\#($0)"}"# }.joined(separator: ",")
    let outcome = try Driven(
      Samples.item(input, approvals: approvals), through: Samples.adopting(actions, stage: stage),
      replies: ["a": #"{"calls":[\#(list)]}"#], killSwitch: killSwitch
    ).outcome
    return try #require(outcome.trace.authority)
  }

  /// Beyond everything at once: at stage shadow, without the order, above the limit.
  private static let pay = "pay: {tier: execute, requires: [order], limits: {amount: {at_most: 50}}, approval: lead}"

  @Test func killSwitchBeforeAnUndeclaredAction() throws {
    #expect(try decision(calls: ["unheard_of"], killSwitch: true).rule == .killSwitch)
  }

  @Test func killSwitchBeforeMissingInput() throws {
    #expect(try decision(killSwitch: true).rule == .killSwitch)
  }

  @Test(arguments: [["pay", "unheard_of"], ["unheard_of", "pay"]])
  func undeclaredBeforeMissingInputWhicheverCallComesFirst(calls: [String]) throws {
    let decision = try decision(calls: calls)
    #expect(decision.rule == .undeclaredAction)
    #expect(decision.action == "unheard_of")
  }

  @Test func missingInputBeforeStage() throws {
    #expect(try decision(input: #"{"amount":60}"#).rule == .missingInput)
  }

  @Test func stageBeforeLimits() throws {
    let decision = try decision(input: #"{"amount":60,"order":"x"}"#)
    #expect(decision.rule == .stage)
    #expect(decision.effect == .escalated(to: "lead"))
  }

  @Test func limitsBeforeApproval() throws {
    #expect(try decision(stage: "bounded", input: #"{"amount":60,"order":"x"}"#).rule == .limits)
  }

  @Test func approvalAtTheEnd() throws {
    let decision = try decision(
      stage: "bounded", input: #"{"amount":60,"order":"x"}"#,
      approvals: #"[{"for":"pay","as":"lead","by":"Linus"}]"#)
    #expect(decision.rule == .approval)
  }

  @Test func anApprovalHelpsAgainstNoneOfTheRulesBeforeTheStage() throws {
    let approvals = #"[{"for":"pay","as":"lead","by":"Linus"},{"for":"unheard_of","as":"lead","by":"Linus"}]"#
    let input = #"{"amount":60,"order":"x"}"#
    #expect(try decision(input: input, approvals: approvals, killSwitch: true).rule == .killSwitch)
    #expect(try decision(input: input, approvals: approvals, calls: ["unheard_of"]).rule == .undeclaredAction)
    #expect(try decision(approvals: approvals).rule == .missingInput)
  }

  @Test(arguments: [["pay", "gift"], ["gift", "pay"]])
  func oneApprovedCallDoesNotCarryAnother(calls: [String]) throws {
    let decision = try decision(
      stage: "bounded", input: #"{"amount":60,"order":"x"}"#, approvals: #"[{"for":"pay","as":"lead","by":"Linus"}]"#,
      calls: calls, actions: Self.pay + "\ngift: {tier: execute, approval: other}")
    #expect(decision.effect == .escalated(to: "other"))
    #expect(decision.action == "gift")
  }

  @Test func anAllowedCallBesideAnApprovedOneIsApproved() throws {
    let decision = try decision(
      stage: "bounded", input: #"{"amount":60,"order":"x"}"#, approvals: #"[{"for":"pay","as":"lead","by":"Linus"}]"#,
      calls: ["note", "pay"], actions: Self.pay + "\nnote: {tier: write}")
    #expect(decision.rule == .approval)
  }
}
