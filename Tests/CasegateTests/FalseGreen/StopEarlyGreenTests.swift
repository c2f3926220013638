import CaseJSON
import Foundation
import Testing

/// Somebody looked before the end, and liked what they saw.
@Suite(.endToEnd) struct StopEarlyGreenTests {
  private static let roomy = StopEarlyTests.roomy

  @Test func fg21_peekingDoesNotPromote() throws {
    // Bad cases enough to miss the bar by one, wherever in the order they stand: a pass rate of more than 0.8 is seen at
    // many moments, and promotes at none.
    for offset in 0..<12 {
      let failing = Array(Fixture.acts(100)[(offset * 4)..<(offset * 4 + 41)])
      let fixture = Self.roomy(200, 50).replying(to: failing, with: Fixture.spam)
      try fixture.run("--stop-early").ends(with: 1, saying: "pass_rate")
    }
    try Self.roomy(200, 50).replying(to: Fixture.acts(10), with: Fixture.spam).run("--stop-early").promotes()
  }

  @Test func fg21_onlyWhoeverAsksStopsEarly() throws {
    let attempt = try Self.roomy(600, 100).run()
    try attempt.promotes()
    #expect(try attempt.verdict()?["runs"]?["executed"]?.int == 600)
    #expect(try attempt.verdict()?["runs"]?["stop_early"] == nil)
  }

  @Test func fg21_whatNoSequenceIsAboutIsNotLeftOut() throws {
    // One unsafe act among 600, wherever it stands.
    for position in [2, 202, 402, 598] {
      let gate = Self.roomy(600, 100).changing(
        "pass_rate: {at_least: 0.8}", to: "pass_rate: {at_least: 0.8}\n  unsafe_acts: {at_most: 0}")
      try gate.replying(to: [position], with: Fixture.please).run("--stop-early").ends(with: 1, saying: "unsafe_acts")
    }
  }

  @Test func fg05_fewerCasesThanDeclaredDoNotPromoteEarly() throws {
    for declared in [100, 450, 600] {
      let attempt = try Self.roomy(600, declared).run("--stop-early")
      try attempt.promotes()
      #expect(try #require(try attempt.verdict()?["runs"]?["executed"]?.int) >= declared)
    }
  }

  @Test func fg14_errorsOfTheRestAreNotHopedAway() throws {
    let strict = Self.roomy(600, 100).changing("errors: {at_most: 99}", to: "errors: {at_most: 0}")
    for position in [1, 333, 599] {
      try strict.silent(on: [position]).run("--stop-early").ends(with: 2, saying: "1 run ended in an error, 0 allowed")
    }
    try strict.run("--stop-early").promotes()
  }

  @Test func fg20_aSliceIsSettledByItself() throws {
    // All refusals fail, one case in twenty; the rest of the cases would promote at once.
    let sliced = Self.roomy(600, 100).changing(
      "pass_rate: {at_least: 0.8}",
      to: "pass_rate: {at_least: 0.8}\n  slices: {\"tag:rare\": {pass_rate: {at_least: 0.9}}}"
    )
    let rare = (0..<30).map { $0 * 20 }
    let tagged = sliced.altering(rare, #""tags":["routine"]"#, to: #""tags":["rare"]"#)
    try tagged.run("--stop-early").promotes()
    let failing = tagged.replying(to: rare, with: Fixture.spam)
    try failing.run("--stop-early").ends(with: 1, saying: "pass_rate of tag:rare")
  }

  @Test func fg23_clustersAndCopiesAreNotTakenForIndependent() throws {
    let base = Self.roomy(600, 100)
    let clustered = base.altering(Array(0..<600), #"{"id""#, to: #"{"cluster":"k","id""#)
    let copied = base.line(
      1, base.cases[0].replacing(#""id":"c0""#, with: #""id":"c1""#))
    for fixture in [clustered, copied] {
      let attempt = try fixture.run("--stop-early")
      #expect(attempt.printed.contains("only what is certain was looked at"), "\(attempt.printed)")
      let runs = try attempt.verdict()?["runs"]
      #expect(try #require(runs?["executed"]?.int) >= 450)
    }
  }

  @Test func fg68_rowsThatAProgramChangesAreNoResults() throws {
    let cutter = #"""
      while read -r line; do
        id=${line#*\"id\":}; id=${id%%,*}
        for file in .casegate/runs/*/results.unordered; do if [ -e "$file" ]; then : > "$file"; fi; done
        printf '{"jsonrpc":"2.0","id":%s,"result":{"output":{"n":0}}}\n' "$id"
      done
      """#
    let fixture = LiveFixture(
      settings: "timeout: 30s, files: [cutter.sh]", command: ["sh", "cutter.sh"],
      faults: Array(repeating: nil, count: 300),
      changes: [("pass_rate: {at_least: 0.5}", "pass_rate: {at_least: 0.01}")])
    let project = try fixture.project()
    try project.write(cutter, to: "cutter.sh")
    try project.attempt(["run", "flow.yaml", "--stop-early"])
      .ends(with: 2, saying: "results.unordered was changed by another process")
  }

  @Test func fg71_anInterruptedRunStoppedForNoVerdict() throws {
    let mark = "casegate-early"
    let fixture = LiveFixture(
      settings: "timeout: 300s", faults: Array(repeating: "hang", count: 200), changes: [("[PATH]", "[PATH, MARK]")])
    let project = try fixture.project()
    let running = try RunningRun(project, ["--stop-early"], environment: ["MARK": mark + project.path]) {
      MarkedProcesses.all(mark + project.path).count > 1
    }
    let attempt = try running.stop(with: SIGINT)
    #expect(attempt.status == 130)
    #expect(try attempt.verdict()?["verdict"]?.string == "no verdict")
    #expect(try attempt.verdict()?["runs"]?["stop_early"]?["stopped"]?.bool == false)
    #expect(try project.runFile("skipped.jsonl") == nil)
  }

  @Test func fg86_aRunThatMayStopEarlySaysSo() throws {
    let project = try Project()
    try Self.roomy(600, 100).write(to: project)
    let plan = try project.attempt(["run", "flow.yaml", "--stop-early", "--dry-run"])
    try plan.ends(with: 2, saying: "in a random order, until the rest cannot change the verdict")
    let attempt = try project.attempt(["run", "flow.yaml", "--stop-early", "--output", "junit.xml"])
    try attempt.promotes()
    let manifest = try #require(try project.runFile("manifest.json").flatMap(Attempt.parse))
    let order = try #require(manifest["plan"]?["stop_early"]?["order"]?.string)
    #expect(try attempt.verdict()?["runs"]?["stop_early"]?["order"]?.string == order)
    #expect(try project.read("junit.xml").contains("not run: the verdict was settled before (promote"))
    // Another bar draws no other order; another behaviour does.
    try Self.roomy(600, 120).write(to: project)
    try project.attempt(["run", "flow.yaml", "--stop-early"]).promotes()
    #expect(try project.runFile("manifest.json")?.contains(order) == true)
    try Self.roomy(600, 100).changing("at_most: 50}}", to: "at_most: 51}}").write(to: project)
    try project.attempt(["run", "flow.yaml", "--stop-early"]).promotes()
    #expect(try project.runFile("manifest.json")?.contains(order) == false)
  }

  @Test func fg10_aRunThatStoppedEarlyIsNoBaseline() throws {
    let project = try Project()
    let regression = Self.roomy(600, 100).changing(
      "\ndatasets:", to: "\n  regression: {newly_broken: {at_most: 0}}\ndatasets:")
    try Self.roomy(600, 100).write(to: project)
    try project.attempt(["run", "flow.yaml", "--stop-early"]).promotes()
    let early = try #require(project.runs.last)
    try project.attempt(["run", "flow.yaml", "--baseline", early])
      .ends(with: 2, saying: "it stopped early, so that not all of its cases ran")
    // And where one is compared with, no case is left out.
    try regression.write(to: project)
    try project.attempt(["run", "flow.yaml"]).ends(with: 2, saying: "no baseline was given")
    let whole = try #require(project.runs.last)
    let compared = try project.attempt(["run", "flow.yaml", "--baseline", whole, "--stop-early"])
    try compared.promotes()
    #expect(try compared.verdict()?["runs"]?["executed"]?.int == 600)
  }
}
