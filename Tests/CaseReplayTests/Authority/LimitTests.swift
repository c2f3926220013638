import CaseModel
import Testing

/// What a limit is held against, and where exactly it ends.
@Suite struct LimitTests {
  private func line(_ limits: String, input: String, arguments: String? = nil) throws -> String {
    let call = #"{"action":"pay"\#(arguments.map { #","arguments":\#($0)"# } ?? "")}"#
    return try Driven(
      Samples.item(input), through: Samples.adopting("pay: {tier: execute, limits: \(limits), approval: lead}"),
      replies: ["a": #"{"calls":[\#(call)]}"#]
    ).outcome.line
  }

  @Test(arguments: [
    ("49.99", true), ("50", true), ("50.0", true), ("5e1", true), ("50.01", false), ("50.000000000000003", true),
    ("50.00000000000001", false), ("-1", true), (#""50""#, false), ("null", false), ("[50]", false), ("true", false),
  ])
  func theBoundary(amount: String, isKept: Bool) throws {
    #expect(try line("{amount: {at_most: 50}}", input: #"{"amount":\#(amount)}"#) == (isKept ? "act" : "escalate lead"))
  }

  @Test func strictBounds() throws {
    #expect(try line("{amount: {above: 0, below: 50}}", input: #"{"amount":49.99}"#) == "act")
    #expect(try line("{amount: {above: 0, below: 50}}", input: #"{"amount":50}"#) == "escalate lead")
    #expect(try line("{amount: {above: 0, below: 50}}", input: #"{"amount":0}"#) == "escalate lead")
  }

  @Test func absentIsBeyond() throws {
    #expect(try line("{amount: {at_most: 50}}", input: "{}") == "escalate lead")
    #expect(try line("{amount: {not: {above: 50}}}", input: "{}") == "escalate lead")
    #expect(try line("{amount: {not: {above: 50}}}", input: #"{"amount":"many"}"#) == "escalate lead")
    #expect(try line("{amount: {exists: false}}", input: "{}") == "escalate lead")
  }

  @Test func theArgumentComesBeforeTheInput() throws {
    #expect(
      try line("{amount: {at_most: 50}}", input: #"{"amount":10}"#, arguments: #"{"amount":60}"#) == "escalate lead")
    #expect(try line("{amount: {at_most: 50}}", input: #"{"amount":60}"#, arguments: #"{"amount":10}"#) == "act")
    #expect(try line("{amount: {at_most: 50}}", input: #"{"amount":10}"#, arguments: #"{"order":1}"#) == "act")
  }

  @Test func anArgumentOfNullDoesNotFallBackToTheInput() throws {
    let line = try line("{amount: {at_most: 50}}", input: #"{"amount":10}"#, arguments: #"{"amount":null}"#)
    #expect(line == "escalate lead")
  }

  @Test func aFieldInsideAnObject() throws {
    let limits = "{customer.tier: {one_of: [pro]}}"
    #expect(try line(limits, input: #"{"customer":{"tier":"pro"}}"#) == "act")
    #expect(try line(limits, input: #"{"customer":{"tier":"free"}}"#) == "escalate lead")
    #expect(try line(limits, input: #"{"customer":{"tier":"PRO"}}"#) == "escalate lead")
    #expect(try line(limits, input: #"{"customer":{"tier":"pro"}}"#, arguments: #"{"customer":{}}"#) == "escalate lead")
  }

  @Test func everyLimitHasToBeKept() throws {
    let limits = "{amount: {at_most: 50}, currency: EUR}"
    #expect(try line(limits, input: #"{"amount":10,"currency":"EUR"}"#) == "act")
    #expect(try line(limits, input: #"{"amount":10,"currency":"USD"}"#) == "escalate lead")
    #expect(try line(limits, input: #"{"amount":60,"currency":"EUR"}"#) == "escalate lead")
    #expect(try line(limits, input: #"{"amount":10}"#) == "escalate lead")
  }

  @Test func eachCallIsHeldAgainstItsOwnArguments() throws {
    let calls = #"{"calls":[{"action":"pay","arguments":{"amount":10}},{"action":"pay","arguments":{"amount":60}}]}"#
    let outcome = try Driven(
      Samples.item("{}"),
      through: Samples.adopting("pay: {tier: execute, limits: {amount: {at_most: 50}}, approval: lead}"),
      replies: ["a": calls]
    ).outcome
    #expect(outcome.line == "escalate lead")
    #expect(outcome.calls.isEmpty)
  }
}
