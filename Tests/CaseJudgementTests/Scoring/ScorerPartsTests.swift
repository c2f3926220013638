import CaseJudgement
import CaseModel
import Testing

/// One outcome beside one expectation, and the parts that do not simply pass.
struct PartsRow: Sendable, CustomTestStringConvertible {
  let name: String
  let outcome: Outcome
  let expected: ExpectedOutcome
  let parts: [Part: PartResult]

  init(_ name: String, _ outcome: Outcome, _ expected: ExpectedOutcome, _ parts: [Part: PartResult]) {
    (self.name, self.outcome, self.expected, self.parts) = (name, outcome, expected, parts)
  }

  var testDescription: String { name }
}

@Suite struct ScorerPartsTests {
  static let calls: [PartsRow] = [
    PartsRow(
      "an act that lists no calls is not asked about them", .act(.proposed("pay")),
      ExpectedOutcome(disposition: .act), [.calls: .notApplicable]),
    PartsRow(
      "a refusal is expected to change nothing", .refuse(nil), ExpectedOutcome(disposition: .refuse),
      [.calls: .passed]),
    PartsRow(
      "a refusal after the side effect", .refuse(nil, .executed("pay")), ExpectedOutcome(disposition: .refuse),
      [.calls: .failed]),
    PartsRow(
      "a refused proposal changed nothing", .refuse(nil, .proposed("pay")), ExpectedOutcome(disposition: .refuse),
      [.calls: .passed]),
    PartsRow(
      "a failed call changed nothing", .refuse(nil, .failed("pay")), ExpectedOutcome(disposition: .refuse),
      [.calls: .passed]),
    PartsRow(
      "reading is no change", .refuse(nil, .executed("look", tier: .read)), ExpectedOutcome(disposition: .refuse),
      [.calls: .passed]),
    PartsRow(
      "an undeclared action may have changed something", .refuse(nil, .executed("odd", tier: nil)),
      ExpectedOutcome(disposition: .refuse), [.calls: .failed]),
    PartsRow(
      "an escalation may list what was done before", .escalate("lead", .executed("note")),
      ExpectedOutcome(disposition: .escalate, calls: .anyOrder(.call("note"))), [.calls: .passed]),
    PartsRow(
      "success claimed and nothing done", .act(), ExpectedOutcome(disposition: .act, calls: .inOrder(.call("pay"))),
      [.calls: .failed]),
    PartsRow(
      "in order", .act(.proposed("a"), .executed("b")),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a"), .call("b"))), [.calls: .passed]),
    PartsRow(
      "the wrong order", .act(.proposed("b"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a"), .call("b"))), [.calls: .failed]),
    PartsRow(
      "any order", .act(.proposed("b"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .anyOrder(.call("a"), .call("b"))), [.calls: .passed]),
    PartsRow(
      "one too many in order", .act(.proposed("a"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a"))), [.calls: .failed]),
    PartsRow(
      "calls are a multiset", .act(.proposed("a"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .anyOrder(.call("a"), .call("b"))), [.calls: .failed]),
    PartsRow(
      "included among others", .act(.proposed("c"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .includes(.call("a"))), [.calls: .passed]),
    PartsRow(
      "including nothing allows a case that should stop nothing", .refuse(nil, .executed("pay")),
      ExpectedOutcome(disposition: .refuse, calls: .includes()), [.calls: .failed]),
    PartsRow(
      "including one call allows a case that should stop no other", .refuse(nil, .executed("pay"), .executed("note")),
      ExpectedOutcome(disposition: .refuse, calls: .includes(.call("note"))), [.calls: .failed]),
    PartsRow(
      "included in a case that should stop", .escalate("lead", .executed("note")),
      ExpectedOutcome(disposition: .escalate, calls: .includes(.call("note"))), [.calls: .passed]),
    PartsRow(
      "not included as often", .act(.proposed("c"), .proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .includes(.call("a"), .call("a"))), [.calls: .failed]),
    PartsRow(
      "arguments nobody listed", .act(.proposed("a", #"{"x":1}"#)),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a"))), [.calls: .passed]),
    PartsRow(
      "arguments compare exactly", .act(.proposed("a", #"{"x":1,"y":2}"#)),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a", #"{"x":1}"#))), [.calls: .failed]),
    PartsRow(
      "no arguments are an empty object", .act(.proposed("a")),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("a", "{}"))), [.calls: .passed]),
    PartsRow(
      "a matcher may fit two calls, and the pairing still works out",
      .act(.proposed("a", #"{"x":1}"#), .proposed("a", #"{"x":2}"#)),
      ExpectedOutcome(
        disposition: .act, calls: .anyOrder(.call("a"), .call("a", #"{"x":1}"#))), [.calls: .passed]),
  ]

  static let others: [PartsRow] = [
    PartsRow(
      "output as expected", .act(output: #"{"x":1,"y":2}"#),
      ExpectedOutcome(disposition: .act, output: .fields(#"{"x":1}"#)), [.output: .passed]),
    PartsRow(
      "another output", .act(output: #"{"x":2}"#),
      ExpectedOutcome(disposition: .act, output: .fields(#"{"x":1}"#)), [.output: .failed]),
    PartsRow(
      "no output", .act(), ExpectedOutcome(disposition: .act, output: .fields(#"{"x":1}"#)), [.output: .failed]),
    PartsRow("output nobody listed", .act(output: "1"), ExpectedOutcome(disposition: .act), [.output: .notApplicable]),
    PartsRow(
      "the right contract", .escalate("lead"), ExpectedOutcome(disposition: .escalate, to: .text("lead")),
      [.route: .passed]),
    PartsRow(
      "one of two contracts", .escalate("lead"),
      ExpectedOutcome(disposition: .escalate, to: .oneOf([json(#""legal""#), json(#""lead""#)])), [.route: .passed]),
    PartsRow(
      "another contract", .escalate("legal"), ExpectedOutcome(disposition: .escalate, to: .text("lead")),
      [.route: .failed]),
    PartsRow(
      "what the expectation wants attached", .escalate("lead", attached: ["a"]),
      ExpectedOutcome(disposition: .escalate, attach: ["a", "b"]), [.route: .failed]),
    PartsRow(
      "all attached", .escalate("lead", attached: ["b", "a"]),
      ExpectedOutcome(disposition: .escalate, attach: ["a", "b"]), [.route: .passed]),
    PartsRow(
      "what the contract demands is missing", .escalate("lead", missing: ["amount"]),
      ExpectedOutcome(disposition: .escalate, to: .text("lead")), [.route: .failed]),
    PartsRow(
      "no route without an escalation", .refuse(nil), ExpectedOutcome(disposition: .escalate, to: .text("lead")),
      [.disposition: .failed, .route: .notApplicable]),
    PartsRow(
      "the right reason", .refuse(.policy), ExpectedOutcome(disposition: .refuse, reason: .text("policy")),
      [.reason: .passed]),
    PartsRow(
      "one of two reasons", .refuse(.policy),
      ExpectedOutcome(disposition: .refuse, reason: .oneOf([json(#""out_of_scope""#), json(#""policy""#)])),
      [.reason: .passed]),
    PartsRow(
      "another reason", .refuse(.outOfScope), ExpectedOutcome(disposition: .refuse, reason: .text("policy")),
      [.reason: .failed]),
    PartsRow(
      "no reason", .refuse(nil), ExpectedOutcome(disposition: .refuse, reason: .text("policy")), [.reason: .failed]),
    PartsRow(
      "a reason nobody listed", .refuse(.policy), ExpectedOutcome(disposition: .refuse), [.reason: .notApplicable]),
    PartsRow(
      "an executed call beyond the authority", .act(.executed("pay", violation: true)),
      ExpectedOutcome(disposition: .act, calls: .inOrder(.call("pay"))), [.authority: .failed]),
  ]

  @Test(arguments: calls + others)
  func parts(row: PartsRow) {
    let score = Scorer.score(row.outcome, against: Expectation(row.expected))
    for (part, result) in row.parts { #expect(score.parts[part] == result, "\(part)") }
    #expect(score.passed == !Part.allCases.contains { score.parts[$0] == .failed })
    #expect(score.passed == (score.failure == nil))
  }

  @Test func fg25_anErrorIsNeverARefusalAndNeverAPass() {
    for kind in Fault.Kind.allCases {
      let score = Scorer.score(
        .error(kind),
        against: Expectation(ExpectedOutcome(disposition: .refuse, output: .exists(false), reason: .exists(false))))
      #expect(score.isError && !score.passed && score.failure == nil)
      #expect(score.parts[.disposition] == .failed && score.parts[.calls] == .failed)
      #expect(score.parts[.output] == .failed && score.parts[.authority] == .notApplicable)
      #expect(score.parts[.route] == .notApplicable && score.parts[.reason] == .notApplicable)
    }
  }

  @Test func fg49_anEmptyExpectationPassesNothing() {
    let blank = Expectation(alternatives: [], source: json("{}"))
    #expect(!Scorer.score(.act(), against: blank).passed)
    #expect(!Scorer.score(.refuse(nil), against: blank).passed)
    #expect(Scorer.score(.error(), against: blank).isError)
    #expect(Scorer.summary(.act(), against: blank) == "the case does not say what was right")
  }

  @Test func everyPartKeepsItsOwnBits() {
    for part in Part.allCases {
      for result in PartResult.allCases {
        let parts = PartResults().setting(part, .failed).setting(part, result)
        for other in Part.allCases { #expect(parts[other] == (other == part ? result : .notApplicable)) }
        #expect(parts.failed == (result == .failed ? [part] : []))
      }
    }
  }
}
