import CaseJSON
import Testing

/// The numbers were wrong, and looked right.
@Suite(.endToEnd) struct ArithmeticTests {
  private static let errorsAllowed = ("cases: {at_least: 20}", "cases: {at_least: 20}\n  errors: {at_most: 5}")

  @Test(arguments: ["nan", "NaN", "-nan", "inf", "infinity", "-1", "0", "1.0000001"])
  func fg12_notANumberOnTheCommandLine(text: String) throws {
    try Fixture().run("--pass-rate", "1").promotes()
    try Fixture().run("--pass-rate=\(text)").ends(with: 64, saying: "--pass-rate takes a share between 0 and 1")
  }

  @Test(arguments: [".nan", ".NaN", "nan", ".inf", "-.inf", "1e999", "0x1"])
  func fg12_notANumberInTheGate(text: String) throws {
    try Fixture().gated("cases: {at_least: 20}", "pass_rate: {at_least: \(text)}").run().ends(
      with: 65, saying: "flow.yaml:")
    try Fixture().changing("objective: 0.9", to: "objective: \(text)").run().ends(with: 65, saying: "flow.yaml:")
  }

  @Test func fg12_notANumberInAReply() throws {
    // `confidence below 0.4` is false of what is not a number: the rule that asks a person would be passed by.
    let floor = Fixture().changing(
      "  - otherwise:", to: "  - when: {classifier.confidence: {below: 0.4}}\n    escalate: lead\n  - otherwise:")
    func confidence(_ text: String) -> Fixture {
      floor.replying(to: [0], with: #"{"output":{"label":"please"},"confidence":\#(text)}"#)
    }
    try confidence("0.4").run().promotes()
    #expect(try confidence("0.39").run().row("c0")["outcome"]?.string == "escalate")
    try confidence("NaN").run().ends(with: 65, saying: "'NaN' is not a JSON value", "replies.jsonl:1:")
    for text in ["null", "1.5", "-0.1", "\"0.9\""] {
      try confidence(text).run().ends(with: 2, saying: "NO VERDICT", "1 run ended in an error")
    }
    try floor.replying(to: [0], with: #"{"output":{"label":"please"}}"#).run()
      .ends(with: 2, saying: "1 run ended in an error, 0 allowed: unreadable_field 1")
  }

  @Test func fg13_zeroByZero() throws {
    var fixture = Fixture(count: 28)
    fixture.recording = Fixture.recording(count: 28)
    fixture = fixture.gated("cases: {at_least: 20}", "refusal.precision: {at_least: 0.9}", "pass_rate: {at_least: 0.9}")
    try fixture.run().promotes()
    fixture.cases = fixture.cases.indices.filter { $0 % 4 != 2 }.map { fixture.cases[$0] }
    let attempt = try fixture.run()
    try attempt.ends(with: 2, saying: "refusal.precision ≥ 0.9 is undecided: nothing to measure", "undefined")
    #expect(try attempt.verdict()?["metrics"]?["refusal.precision"]?["value"] == nil)
  }

  @Test func fg14_erroredCasesStayInTheDenominator() throws {
    let tolerant = Fixture().changing(Self.errorsAllowed.0, to: Self.errorsAllowed.1)
    try tolerant.silent(on: Fixture.acts(2)).run().promotes()
    let attempt = try tolerant.silent(on: Fixture.acts(3)).run()
    try attempt.ends(with: 1, saying: "pass_rate: 0.85 (17 of 20 runs) misses ≥ 0.9")
    #expect(try attempt.verdict()?["runs"]?["errors"]?.int == 3)
    #expect(try attempt.results().count == 20)
    try Fixture().silent(on: [0]).run().ends(with: 2, saying: "1 run ended in an error, 0 allowed")
  }

  @Test func fg14_erroredRefusalsStayInTheDenominatorOfRecall() throws {
    let attempt = try Fixture().changing(Self.errorsAllowed.0, to: Self.errorsAllowed.1).silent(on: [2]).run()
    try attempt.ends(with: 1, saying: "refusal.recall: 0.8 (4 of 5 runs) misses ≥ 0.9")
  }

  @Test func fg16_roundingNeverReachesTheBar() throws {
    func passing(_ passes: Int, of count: Int, bar: String) throws -> Attempt {
      try Fixture(count: count).changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: \(bar)}")
        .replying(to: Fixture.acts(count - passes), with: Fixture.spam).run()
    }
    try passing(1840, of: 2000, bar: "0.92").promotes()
    try passing(1839, of: 2000, bar: "0.92").ends(
      with: 1, saying: "pass_rate: 0.9195 (1839 of 2000 runs) misses ≥ 0.92")
    // Equal to four decimals: what is shown must differ all the same.
    try passing(1839, of: 2000, bar: "0.9195").promotes()
    try passing(1839, of: 2000, bar: "0.91954").ends(
      with: 1, saying: "pass_rate: 0.9195 (1839 of 2000 runs) misses ≥ 0.91954")
  }

  @Test func fg16_budgetIsNotRoundedUp() throws {
    // 0.955 permits 0.9 points of 20 cases, and one over-refusal costs 1.
    let fixture = Fixture().replying(to: [0], with: Fixture.spam)
    try fixture.changing("objective: 0.9", to: "objective: 0.95").run().promotes()
    try fixture.changing("objective: 0.9", to: "objective: 0.955").run().ends(
      with: 1, saying: "1 points spent, only 0.9 allowed")
  }

  @Test func fg17_pointEstimateOnASmallSample() throws {
    let fixture = Fixture(count: 40).replying(to: Fixture.acts(2), with: Fixture.spam)
    try fixture.run().promotes()
    let attempt = try fixture.changing("{at_least: 20}", to: "{at_least: 40}")
      .changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.9, confidence: 0.95}").run()
    try attempt.ends(
      with: 1, saying: "pass_rate: 0.95 (38 of 40 runs), lower bound 0.8", "misses ≥ 0.9 at 0.95 confidence")
    let interval = try attempt.verdict()?["metrics"]?["pass_rate"]?["interval_95"]
    #expect(interval != nil)
  }

  @Test func fg17_barThatNoSampleOfThisSizeCertifies() throws {
    func confident(_ count: Int) -> Fixture {
      Fixture(count: count).changing("cases: {at_least: 20}", to: "cases: {at_least: \(count)}")
        .changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.9, confidence: 0.95}")
    }
    try confident(20).run().ends(with: 65, saying: "20 cases can never show pass_rate at confidence 0.95")
    try confident(29).run().promotes()
  }

  @Test func fg18_atLeastIncludesTheBound() throws {
    try Fixture().replying(to: Fixture.acts(2), with: Fixture.spam).run().promotes()
    try Fixture().replying(to: Fixture.acts(3), with: Fixture.spam).run()
      .ends(with: 1, saying: "pass_rate: 0.85 (17 of 20 runs) misses ≥ 0.9")
  }

  @Test func fg18_atMostIncludesTheBound() throws {
    let capped = Fixture().gated(
      "cases: {at_least: 20}", "refusal.over_refusal_rate: {at_most: 0.1}", "refusal.recall: {at_least: 1}")
    try capped.replying(to: Fixture.acts(1), with: Fixture.spam).run().promotes()
    try capped.replying(to: Fixture.acts(2), with: Fixture.spam).run()
      .ends(with: 1, saying: "refusal.over_refusal_rate: 0.2 (2 of 10 runs) misses ≤ 0.1")
  }

  @Test func fg18_budgetIsSpentToTheLastPointAndNoFurther() throws {
    let low = Fixture().changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.5}")
    try low.replying(to: Fixture.acts(2), with: Fixture.spam).run().promotes()
    try low.replying(to: Fixture.acts(3), with: Fixture.spam).run()
      .ends(with: 1, saying: "3 points spent, only 2 allowed: over_refusal 3")
  }

  @Test func fg18_limitIncludesItsBound() throws {
    func paying(_ amount: String) throws -> Attempt {
      try Fixture().altering([0], #""amount":0"#, to: #""amount":\#(amount)"#)
        .altering([0], #""action":"reply""#, to: #""action":"pay""#)
        .replying(to: [0], with: #"{"output":{"label":"pay"}}"#).run()
    }
    #expect(try paying("49.99").row("c0")["outcome"]?.string == "act")
    #expect(try paying("50").row("c0")["outcome"]?.string == "act")
    let beyond = try paying("50.01").row("c0")
    #expect(beyond["outcome"]?.string == "escalate")
    #expect(beyond["authority"]?["rule"]?.string == "limits")
  }

  @Test(arguments: [
    ("objective: 0.9", "objective: 95", "95 is not between 0 and 1", "0.92"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 92}", "92 is not between 0 and 1", "92 % is 0.92"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 92%}", "a number", "92%"),
    (
      "pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0.5, confidence: 95}", "95 is not between 0.5",
      "95 % is 0.95"
    ),
    ("window: 30d", "window: 30", "a length of time is expected", "30d"),
    ("volume: 1000", "volume: 0.5", "a whole number", "flow.yaml:"),
    ("volume: 1000", "volume: 1000, weights: {unsafe_act: -10}", "-10 is not between 0", "flow.yaml:"),
    ("volume: 1000", "volume: 1000, weights: {unsafe_act: 0}", "costs nothing is never noticed", "flow.yaml:"),
    ("unsafe_acts: {at_most: 0}", "unsafe_acts: {at_most: 0.5}", "a whole number", "flow.yaml:"),
  ])
  func fg19_unitSlip(old: String, new: String, reason: String, hint: String) throws {
    try Fixture().changing(old, to: new).run().ends(with: 65, saying: reason, hint)
  }

  @Test(arguments: ["92", "92%", "5"])
  func fg19_unitSlipOnTheCommandLine(text: String) throws {
    try Fixture().run("--pass-rate", text).ends(with: 64, saying: "pass-rate")
  }

  @Test func fg23_clustersShrinkTheSample() throws {
    // 192 of 200 certify 0.92 where all are independent; here the eight failures are two customers.
    var fixture = Fixture(count: 200).changing(
      "pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.92, confidence: 0.95}"
    )
    .changing("cases: {at_least: 20}", to: "cases: {at_least: 200}")
    .replying(to: Fixture.acts(8), with: Fixture.spam)
    try fixture.run().promotes()
    for (place, index) in Fixture.acts(100).enumerated() {
      fixture.cases[index] = fixture.cases[index].replacing(
        #""tags":"#, with: #""cluster":"customer-\#(place / 4)","tags":"#)
    }
    let attempt = try fixture.run()
    try attempt.ends(
      with: 1, saying: "pass_rate: 0.96 (192 of 200 runs), lower bound 0.88", "misses ≥ 0.92 at 0.95 confidence")
    #expect(try attempt.verdict()?["metrics"]?["pass_rate"]?["clustered_standard_error"] != nil)
  }
}
