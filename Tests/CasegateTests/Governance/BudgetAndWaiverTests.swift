import CaseJSON
import Testing

/// What production spent, and what somebody puts up with, decide about a change together with who agreed to it.
@Suite(.endToEnd, .enabled(if: GovernedProject.isPossible, "there is no git or no ssh-keygen"))
struct BudgetAndWaiverTests {
  /// A project whose base has a ledger of so many incidents of 20 points each; 100 points are allowed.
  private static func project(incidents: Int) throws -> GovernedProject {
    let scratch = try GovernedProject()
    let lines = (2...incidents + 1).map { Fixture.incident("I-\($0)", points: 20, daysAgo: 3) + "\n" }
    try scratch.project.write(GovernedProject.incident("I-1") + lines.joined(), to: "flow.incidents.jsonl")
    try scratch.settle("what happened in production")
    return scratch
  }

  @Test func withTheBudgetSpentAnApprovedChangeIsBlocked() throws {
    let scratch = try Self.project(incidents: 6)
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "6 incidents in 30d cost 120 points", "shadow")
  }

  @Test func withTheBudgetSpentAChangeThatMeansNothingIsBlockedToo() throws {
    let scratch = try Self.project(incidents: 6)
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1\nsummary: what it does")
    try scratch.commit("a summary", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "cost 120 points")
  }

  @Test func withTheBudgetSpentANarrowingPasses() throws {
    let scratch = try Self.project(incidents: 6)
    try scratch.change("flow.yaml", "{at_most: 50}", to: "{at_most: 40}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1")
    try scratch.commit("lower the limit", by: .ada)
    try scratch.attempt().promotes()
  }

  /// The witness: with something left, the approved change passes.
  @Test func withSomethingLeftAnApprovedChangePasses() throws {
    let scratch = try Self.project(incidents: 4)
    try scratch.raiseTheLimit()
    try scratch.approve(by: .barbara)
    try scratch.attempt().promotes()
  }

  @Test func aWaivedCaseMayBreak() throws {
    let scratch = try GovernedProject(
      GovernedProject.fixture.changing(
        "  cases: {at_least: 20}\n", to: "  cases: {at_least: 20}\n  regression: {newly_broken: {at_most: 0}}\n"))
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.1.0")
    let replies = try scratch.project.read("replies.jsonl").split(separator: "\n").map(String.init)
    let changed = replies.map { $0.contains(#""case":"c0""#) ? $0.replacing("please", with: "spam") : $0 }
    #expect(changed != replies)
    try scratch.project.write(changed.joined(separator: "\n") + "\n", to: "replies.jsonl")
    try scratch.commit("another classifier", by: .ada)
    try scratch.approve(by: .barbara)
    try scratch.attempt().ends(with: 1, saying: "regression.newly_broken", "1 case broke since the baseline", "c0")
    let waiver = try scratch.waive("c0", until: "2098-12-31", by: .barbara)
    #expect(waiver.status == 0, "\(waiver.printed)")
    let attempt = try scratch.attempt()
    try attempt.promotes()
    let check = try #require(
      try attempt.verdict()?["checks"]?.elements.first { $0["name"]?.string == "regression.newly_broken" })
    #expect(check["explanation"]?.string == "0 cases broke, 0 may beside 1 waived")
    #expect(try attempt.metric("pass_rate") == 0.95)
  }

  /// A tag more, or a stricter bar, lets nothing less through.
  @Test func withTheBudgetSpentAStricterBarDoesNotPass() throws {
    let scratch = try Self.project(incidents: 6)
    try scratch.change("flow.yaml", "pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.91}")
    try scratch.change("flow.yaml", "version: 1.0.0", to: "version: 1.0.1")
    try scratch.commit("a stricter bar", by: .ada)
    try scratch.attempt().ends(with: 1, saying: "cost 120 points")
  }
}
