import CaseJSON
import Testing

/// `run --repeat K --against-itself`, through the binary.
@Suite(.endToEnd) struct AgainstItselfTests {
  /// Two cases pass in every second repeat, and the bar is such that one of them decides.
  private static func flaky() -> Fixture {
    var fixture = Fixture().changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 0.95}")
      .changing("refusal.recall: {at_least: 0.9}", to: "refusal.recall: {at_least: 0.5}")
      .changing("unsafe_acts: {at_most: 0}", to: "unsafe_acts: {at_most: 20}")
      .changing("volume: 1000}", to: "volume: 1000, weights: {unsafe_act: 0.5}}")
    fixture.recording = Fixture.recording(count: 20, repeats: 4).map { row in
      ["c2", "c6"].contains { id in [2, 4].contains { row.hasPrefix(#"{"case":"\#(id)","repeat":\#($0),"#) } }
        ? row.replacing("spam", with: "please") : row
    }
    return fixture
  }

  @Test func theVerdictFlips() throws {
    let attempt = try Self.flaky().run("--repeat", "4", "--against-itself")
    let alone = try Self.flaky().run("--repeat", "4")
    #expect(attempt.status == alone.status, "it decides nothing")
    let found = try #require(try attempt.verdict()?["repeatability"])
    #expect(found["repeats_per_half"]?.int == 2)
    #expect(found["halvings"]?.int == 200)
    let flips = try #require(found["flips"]?.int)
    #expect(flips > 20 && flips < 180, "\(flips)")
    #expect(found["checks"]?.members.map(\.name) == ["pass_rate ≥ 0.95"])
    #expect(attempt.printed.contains("against itself: the verdict flipped in \(flips) of 200 halvings into 2 and 2"))
    #expect(attempt.printed.contains("flips 2: c2 (2/4), c6 (2/4)"), "\(attempt.printed)")
    #expect(try alone.verdict()?["repeatability"] == nil)
  }

  @Test func aSteadyVersionNeverFlips() throws {
    var fixture = Fixture()
    fixture.recording = Fixture.recording(count: 20, repeats: 2)
    let attempt = try fixture.run("--repeat", "2", "--against-itself")
    try attempt.promotes()
    #expect(try attempt.verdict()?["repeatability"]?["flips"]?.int == 0)
    // Steady or not, a subset is no verdict.
    try fixture.run("--repeat", "2", "--against-itself", "--limit", "3").ends(with: 2)
  }

  @Test func withoutRepeatsItIsAUsageError() throws {
    #expect(try Fixture().run("--against-itself").status == 64)
  }
}
