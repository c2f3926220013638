import Foundation
import Testing

/// Cases that were right under a policy that is not in force any more.
@Suite(.endToEnd) struct ExpiryTests {
  /// A fixture of 20 cases, of which some say until when their policy is in force.
  private static func dated(_ cases: some Sequence<Int>, until day: String) -> Fixture {
    Fixture().altering(Array(cases), #""expected":"#, to: #""valid_until":"\#(day)","expected":"#)
  }

  @Test func fg53_casesWhosePolicyHasExpiredDominate() throws {
    // The witness: today's policy is in force to the end of its last day.
    for day in [Fixture.day(1), Fixture.day(400)] {
      let today = try Self.dated(0..<20, until: day).run()
      try today.promotes()
      #expect(!today.printed.contains("has ended"), "\(today.printed)")
      #expect(try today.metric("expired_cases") == 0)
    }
    let expired = try Self.dated(3..<14, until: "2026-06-30").run()
    try expired.ends(
      with: 2, saying: "the policy of 11 of 20 cases has ended as of ",
      "the first of them 'c3' (cases.jsonl:4) after 2026-06-30")
    #expect(try expired.metric("expired_cases") == 0.55)
    // Half of them does not outweigh the other half, and is said.
    let half = try Self.dated(3..<13, until: "2026-06-30").run()
    try half.promotes()
    #expect(half.printed.contains("the policy of 10 of 20 cases has ended as of "), "\(half.printed)")
    #expect(half.printed.contains("[dataset.expired]"), "\(half.printed)")
  }

  @Test func fg53_theClockCannotBeSetBackBehindAnExpiry() throws {
    let expired = Self.dated(0..<20, until: Fixture.day(-3))
    try expired.run().ends(with: 2, saying: "the policy of 20 of 20 cases has ended")
    try expired.run("--as-of", Fixture.day(-10)).ends(with: 2, saying: "the policy of 20 of 20 cases has ended")
    // A later day may be named: it only tightens.
    let inForce = Self.dated(0..<20, until: Fixture.day(3))
    try inForce.run().promotes()
    try inForce.run("--as-of", Fixture.day(10)).ends(
      with: 2, saying: "the policy of 20 of 20 cases has ended as of \(Fixture.day(10))")
  }

  @Test func aGateMayAllowFewer() throws {
    let gate = ["cases: {at_least: 20}", "pass_rate: {at_least: 0.9}"]
    let three = Self.dated(0..<3, until: "2026-06-30")
    try three.gated(gate[0], gate[1], "expired_cases: {at_most: 0.15}").run().promotes()
    try three.gated(gate[0], gate[1], "expired_cases: {at_most: 0.14}").run()
      .ends(with: 1, saying: "expired_cases: 0.15 (3 of 20 cases) misses ≤ 0.14")
    try three.gated(gate[0], gate[1], "slices: {\"tag:routine\": {expired_cases: {at_most: 0.1}}}").run()
      .ends(with: 1, saying: "expired_cases of tag:routine")
    // What is known of every case has no interval, so that no confidence can be asked of it.
    try three.gated(gate[0], gate[1], "expired_cases: {at_most: 0.15, confidence: 0.95}").run()
      .ends(with: 65, saying: "expired_cases has no interval")
  }

  @Test func theSameDayGivesTheSameBytes() throws {
    let project = try Project()
    try Self.dated(0..<11, until: Fixture.day(3)).write(to: project)
    for _ in 1...2 { #expect(try project.attempt(["run", "flow.yaml", "--as-of", Fixture.day(4)]).status == 2) }
    let verdicts = try project.runs.map { try project.read(".casegate/runs/\($0)/verdict.json") }
    #expect(verdicts.count == 2 && verdicts[0] == verdicts[1])
  }

  @Test(arguments: [#""2026-02-30""#, #""30.06.2026""#, "20260630", #""2026-06-30T00:00:00Z""#, #""""#])
  func whatIsNoDayIsNoExpiry(day: String) throws {
    let fixture = Fixture().altering([4], #""expected":"#, to: #""valid_until":\#(day),"expected":"#)
    try fixture.run().ends(with: 65, saying: "cases.jsonl:5:", "[value.date]")
  }
}
