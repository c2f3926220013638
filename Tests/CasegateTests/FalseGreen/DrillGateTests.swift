import CaseJSON
import Testing

/// Drills that are part of the verdict.
@Suite(.endToEnd) struct DrillGateTests {
  private static func gate(_ drills: String) -> Fixture {
    Fixture(changes: [("  cases: {at_least: 20}", "  cases: {at_least: 20}\n  drills: [\(drills)]")])
  }

  private func run(_ fixture: Fixture) throws -> Attempt {
    let project = try Project()
    try fixture.write(to: project)
    return try project.attempt(["run", "flow.yaml"])
  }

  /// The witness: drills that find nothing do not stand in the way.
  @Test func drillsThatHoldPromote() throws {
    let attempt = try run(Self.gate("agents, kill_switch, metamorphic"))
    try attempt.promotes()
    let checks = try #require(try attempt.verdict()?["checks"])
    let drills = checks.elements.filter { $0["name"]?.string?.hasPrefix("drill ") == true }
    #expect(drills.compactMap { $0["outcome"]?.string } == ["holds", "holds", "holds"])
  }

  @Test func fg65_aKillSwitchThatNoCaseExercisesGivesNoVerdict() throws {
    // No case acts, so that the switch has nothing to stop.
    var fixture = Self.gate("kill_switch")
    fixture.cases = Fixture.cases(count: 40).filter { !$0.contains(#""act""#) }
    fixture.recording = Fixture.recording(count: 40)
    try run(fixture).ends(with: 2, saying: "drill kill_switch", "no case can be probed")
  }

  @Test func drillsThatProbeNothingGiveNoVerdict() throws {
    // No case pays, so that no limit is ever looked at.
    try run(Self.gate("limits")).ends(with: 2, saying: "drill limits", "no case can be probed")
  }

  @Test func anUnknownDrillIsInvalid() throws {
    try run(Self.gate("kill_swich")).ends(with: 65, saying: "kill_switch")
  }

  /// Every moved value is decided by another rule, of which the limit demands nothing.
  @Test func probesOfWhichNothingIsDemandedGiveNoVerdict() throws {
    var fixture = Self.gate("limits")
    fixture.changes += [
      (
        "  - ask: classifier\n",
        "  - ask: classifier\n  - when: {input.amount: {one_of: [0, 1]}}\n    act: pay\n    with: {amount: $input.amount}\n"
      ),
      ("  refusal.recall: {at_least: 0.9}\n  escalation.recall: {at_least: 0.9}\n", ""),
    ]
    fixture.cases = Fixture.cases(count: 20).map { line in
      line.contains(#""id":"c0""#) || line.contains(#""id":"c1""#)
        ? line.replacing(#""action":"reply""#, with: #""action":"pay""#) : line
    }
    let project = try Project()
    try fixture.write(to: project)
    let drill = try project.casegate("drill", "flow.yaml", "--kind", "limits")
    #expect(drill.status == 2, "\(drill.output)\(drill.errors)")
    #expect(drill.output.contains("nothing to probe"))
    try project.attempt(["run", "flow.yaml"]).ends(with: 2, saying: "drill limits", "no case can be probed")
  }
}
