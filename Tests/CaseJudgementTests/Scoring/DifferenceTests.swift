import CaseJudgement
import CaseModel
import Testing

@Suite struct DifferenceTests {
  private let pay = ExpectedOutcome(disposition: .act, calls: .inOrder(.call("pay", #"{"amount":42.5}"#)))
  private let escalate = ExpectedOutcome(disposition: .escalate, to: .text("billing_lead"), attach: ["amount"])

  @Test func aWrongDispositionInOneLine() {
    let summary = Scorer.summary(.act(.proposed("issue_refund")), against: Expectation(escalate))
    #expect(summary == "expected escalate to billing_lead, got act: issue_refund")
  }

  @Test func wrongArguments() {
    let outcome = Outcome.act(.proposed("pay", #"{"amount":60}"#))
    #expect(
      Scorer.summary(outcome, against: Expectation(pay))
        == #"calls: expected pay({amount: 42.5}), got pay({"amount":60})"#)
  }

  @Test func aWrongRoute() {
    #expect(
      Scorer.summary(.escalate("legal", missing: ["order_id"]), against: Expectation(escalate))
        == "went to legal without order_id, amount; expected to billing_lead with amount")
  }

  @Test func aWrongReason() {
    let expected = ExpectedOutcome(disposition: .refuse, reason: .text("missing_input"))
    #expect(
      Scorer.summary(.refuse(.policy), against: Expectation(expected))
        == "reason: expected missing_input, got policy")
  }

  @Test func onlyTheFieldsThatDiffer() {
    let matcher = Matcher.object(
      [
        MatchedField(name: "id", matcher: .equals(json("1"))),
        MatchedField(name: "category", matcher: .oneOf([json(#""refund""#), json(#""billing""#)])),
        MatchedField(name: "nested", matcher: .fields(#"{"x":1,"y":2}"#)),
      ], isExact: false)
    let outcome = Outcome.act(output: #"{"id":1,"category":"legal","nested":{"x":1}}"#)
    let expected = Expectation(ExpectedOutcome(disposition: .act, output: matcher))
    #expect(
      Scorer.differences(outcome, against: expected) == [
        Difference(
          part: .output, expected: "category one_of [refund, billing], nested.y 2",
          actual: "category legal, nested.y nothing")
      ])
  }

  @Test func aViolationIsSaidBesideTheRest() {
    let outcome = Outcome.act(.executed("pay", violation: true))
    let violation = "pay was executed beyond the authority (amount 60 > 50)"
    #expect(
      Scorer.summary(outcome, against: Expectation(escalate))
        == "expected escalate to billing_lead, got act: pay; \(violation)")
    let expected = ExpectedOutcome(disposition: .act, calls: .inOrder(.call("pay")))
    #expect(Scorer.summary(outcome, against: Expectation(expected)) == violation)
  }

  @Test func anErrorNamesItsFault() {
    #expect(Scorer.summary(.error(.timeout), against: Expectation(pay)) == "error timeout: after 30 s")
  }

  @Test func nothingToSayAboutAPass() {
    let outcome = Outcome.act(.proposed("pay", #"{"amount":42.5}"#))
    #expect(Scorer.summary(outcome, against: Expectation(pay)) == nil)
    #expect(Scorer.differences(outcome, against: Expectation(pay)).isEmpty)
  }

  @Test func fg82_whatAModelNamesStaysOnItsLine() {
    let outcome = Outcome.escalate("x\n::error::promoted")
    #expect(Scorer.summary(outcome, against: Expectation(pay))?.contains("\n") == false)
  }
}
