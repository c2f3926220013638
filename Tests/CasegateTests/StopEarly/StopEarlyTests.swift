import CaseJSON
import Foundation
import Testing

/// `run --stop-early` from the outside: what it saves, what it writes, and that it is no other run.
@Suite(.endToEnd) struct StopEarlyTests {
  /// A gate of which every check can be settled by sequences, over as many cases as this.
  static func roomy(_ count: Int, cases: Int = 100) -> Fixture {
    var fixture = Fixture(count: count).gated(
      "cases: {at_least: \(cases)}", "errors: {at_most: \(min(cases - 1, count / 4))}", "pass_rate: {at_least: 0.8}")
    fixture = fixture.changing("objective: 0.9", to: "objective: 0.1")
    fixture.recording = Fixture.recording(count: count)
    return fixture
  }

  @Test func aGoodVersionIsPromotedBeforeTheLastCase() throws {
    let attempt = try Self.roomy(600).run("--stop-early", "--output", "junit.xml", "--output", "report.md")
    try attempt.promotes()
    let runs = try #require(try attempt.verdict()?["runs"])
    let (ran, skipped) = (try #require(runs["executed"]?.int), try #require(runs["skipped"]?.int))
    #expect(ran + skipped == 600 && ran >= 100 && ran < 400, "\(ran)")
    #expect(runs["cases"]?.int == 600 && runs["planned"]?.int == 600)
    #expect(runs["stop_early"]?["verdict"]?.string == "promote")
    #expect(runs["stop_early"]?["ground"]?.string == "sequence")
    #expect(try attempt.results().count == ran)
    #expect(attempt.printed.contains("PROMOTE flow 1.0.0 · \(ran) of 600 cases"))
    #expect(attempt.printed.contains("stopped early after \(ran) of 600 cases: \(skipped) not run"))
    #expect(attempt.printed.contains("Robbins' Bernoulli confidence sequence (arXiv:1611.01675)"))
    let junit = try attempt.project.read("junit.xml")
    #expect(junit.contains("tests=\"\(skipped)\" failures=\"0\" errors=\"0\" skipped=\"\(skipped)\""))
    #expect(junit.components(separatedBy: "<skipped ").count - 1 == skipped)
    #expect(try attempt.project.read("report.md").contains("\(ran) of 600 cases"))
  }

  @Test func everyCaseRanOrIsListedAsLeftOut() throws {
    let attempt = try Self.roomy(600).run("--stop-early")
    let rows = try attempt.results()
    let listed = try #require(try attempt.project.runFile("skipped.jsonl")).split(separator: "\n")
      .compactMap { Attempt.parse(String($0)) }
    let ids = rows.compactMap { $0["case"]?.string } + listed.compactMap { $0["case"]?.string }
    #expect(Set(ids) == Set((0..<600).map { "c\($0)" }) && ids.count == 600)
    let ordinals = rows.compactMap { $0["ordinal"]?.int }
    #expect(ordinals == ordinals.sorted() && ordinals != Array(0..<rows.count))
    #expect(try attempt.project.runFile("results.unordered") == nil)
  }

  @Test func aBadVersionIsBlockedAfterAFewCases() throws {
    let bad = Self.roomy(200).replying(to: Fixture.acts(100), with: Fixture.spam)
    let attempt = try bad.run("--stop-early")
    try attempt.ends(with: 1, saying: "stopped after", "pass_rate misses ≥ 0.8 by the sequence", "random order")
    #expect(try #require(try attempt.verdict()?["runs"]?["executed"]?.int) <= 50)
    try bad.run().ends(with: 1, saying: "200 cases")
  }

  @Test func aCaseThatWasLeftOutSaysSo() throws {
    let attempt = try Self.roomy(600).run("--stop-early")
    let listed = try #require(try attempt.project.runFile("skipped.jsonl")?.split(separator: "\n").first)
    let id = try #require(Attempt.parse(String(listed))?["case"]?.string)
    let explained = try attempt.project.attempt(["explain", "latest", id])
    #expect(explained.status == 65)
    #expect(explained.printed.contains("'\(id)' was not run: the verdict of"))
    let ran = try #require(try attempt.results().first?["case"]?.string)
    #expect(try attempt.project.attempt(["explain", "latest", ran]).status == 0)
  }

  @Test func criticalCasesComeFirst() throws {
    var fixture = Self.roomy(200).altering([150, 199], #""expected""#, to: #""severity":"critical","expected""#)
    fixture = fixture.replying(to: [199], with: Fixture.spam)
    let attempt = try fixture.run("--stop-early")
    try attempt.ends(with: 1, saying: "1 of 2 critical cases failed", "stopped early after 10 of 200 cases")
    #expect(try attempt.row("c150")["passed"]?.bool == true)
    #expect(try attempt.row("c199")["passed"]?.bool == false)
  }

  @Test func theBytesAreTheSameForAnyNumberOfJobs() throws {
    for fixture in [Self.roomy(600), Self.roomy(200).replying(to: Fixture.acts(100), with: Fixture.spam)] {
      let runs = try (1...4).map { jobs in
        let attempt = try fixture.run("--stop-early", "--jobs", "\(jobs)")
        return try ["results.jsonl", "skipped.jsonl", "verdict.json"].map {
          try #require(try attempt.project.runFile($0))
        }
      }
      #expect(Set(runs).count == 1)
    }
  }

  @Test func aRunToItsEndHasTheResultsOfOneThatDidNotAsk() throws {
    // Two hundred cases are needed, so that nothing can be promoted earlier.
    let whole = Self.roomy(200, cases: 200)
    let (plain, asked) = (try whole.run(), try whole.run("--stop-early"))
    try plain.promotes()
    try asked.promotes()
    #expect(try plain.project.runFile("results.jsonl") == asked.project.runFile("results.jsonl"))
    #expect(try plain.verdict()?["metrics"] == asked.verdict()?["metrics"])
    #expect(try plain.verdict()?["runs"]?["stop_early"] == nil)
    #expect(asked.printed.contains("not stopped early: all 200 cases ran"))
    #expect(try asked.project.runFile("skipped.jsonl") == nil)
  }

  @Test func whatIsWrongWithACaseIsFoundWhetherItRunsOrNot() throws {
    for line in [#"{"id":"c0","input":{}}"#, #"{"id":"c1","input":{"text":"x"},"expected":{"disposition":"refuse"}}"#] {
      try Self.roomy(600).line(599, line).run("--stop-early").ends(with: 65, saying: "cases.jsonl:600:")
    }
  }

  @Test func aPartOfTheCasesIsNoRunThatCouldStop() throws {
    for flags in [["--limit", "5"], ["--case", "c1"], ["--tag", "routine"], ["--kill-switch"]] {
      let project = try Project()
      try Self.roomy(200).write(to: project)
      let attempt = try project.attempt(["run", "flow.yaml", "--stop-early"] + flags)
      try attempt.ends(with: 64, saying: "--stop-early is about the verdict of all cases")
    }
  }

  /// The requests are counted where the program reads them.
  @Test func callsThatAreSavedAreNotMade() throws {
    var live = LiveFixture()
    live.command = ["/bin/sh", "-c", "tee -a asked.txt | \(Binary.faultyWorker)"]
    live.faults = Array(repeating: nil, count: 300)
    live.changes = [("cases: {at_least: 1}", "cases: {at_least: 70}\n  errors: {at_most: 60}")]
    live.changes += [("objective: 0.5", "objective: 0.01")]
    for jobs in ["1", "3"] {
      let attempt = try live.run("--stop-early", "--jobs", jobs)
      try attempt.promotes()
      let ran = try #require(try attempt.verdict()?["runs"]?["executed"]?.int)
      #expect(ran < 150)
      let asked = try attempt.project.read("asked.txt").split(separator: "\n").count
      #expect(asked == ran, "\(asked) requests for \(ran) runs")
    }
  }
}
