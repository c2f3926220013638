import CaseJSON
import Foundation
import Testing

/// Programs in a comparison: one for both versions where it is the same, one for each where it is not.
@Suite(.endToEnd) struct LiveBaselineTests {
  @Test func aProgramThatIsTheSameIsAskedOnce() throws {
    let fixture = LiveFixture()
    let project = try fixture.project()
    try project.write(
      fixture.workflow.replacing("- adopt: program", with: "- ask: program\n  - adopt: program"), to: "base.yaml")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--jobs", "1"])
    try attempt.promotes()
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["still_right"]?.int == 20)
    #expect(comparison["baseline"]?["shared_agents"]?.list.compactMap(\.string) == ["program"])
    let log = try #require(try project.runFile("agents.log"))
    #expect(!log.contains("of the baseline"))
  }

  @Test func aProgramThatIsAnotherIsAskedForItsOwnVersion() throws {
    let fixture = LiveFixture()
    let project = try fixture.project()
    var other = LiveFixture()
    other.settings = "timeout: 20s"
    try project.write(other.workflow, to: "base.yaml")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--jobs", "1"])
    try attempt.promotes()
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["still_right"]?.int == 20)
    #expect(comparison["baseline"]?["shared_agents"]?.list.isEmpty == true)
    #expect(try #require(try project.runFile("agents.log")).contains("== program of the baseline: 1 started"))
  }

  /// A program of the baseline that is not there is an error of every case of it, and shows nothing.
  @Test func fg10_aProgramOfTheBaselineThatIsNotThere() throws {
    let fixture = LiveFixture(changes: [
      ("pass_rate: {at_least: 0.5}", "pass_rate: {at_least: 0.5}\n  regression: {newly_broken: {at_most: 2}}")
    ])
    var changed = fixture
    changed.faults = (0..<20).map { $0 < 5 ? "crash" : nil }
    changed.changes.append(("cases: {at_least: 1}", "cases: {at_least: 20}"))
    changed.changes.append(("pass_rate:", "errors: {at_most: 5}\n  pass_rate:"))
    let project = try changed.project()
    var other = changed
    other.command = ["./nothing-of-that-name"]
    try project.write(other.workflow, to: "base.yaml")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 2, saying: "baseline")
  }
}
