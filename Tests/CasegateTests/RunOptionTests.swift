import CaseJSON
import Foundation
import Testing

/// The options of `casegate run`: none of them loosens a gate.
@Suite(.endToEnd) struct RunOptionTests {
  private func project(_ fixture: Fixture = Fixture()) throws -> Project {
    let project = try Project()
    try fixture.write(to: project)
    return project
  }

  @Test func theFormThatCIAuthorsWrite() throws {
    let project = try project()
    for option in ["--pass_rate", "--pass-rate"] {
      try project.attempt(["run", "--workflow", "flow.yaml", "--dataset", "cases.jsonl", option, "0.92"]).promotes()
      try project.attempt(["run", "--workflow", "flow.yaml", "--dataset", "cases.jsonl", option + "=0.92"]).promotes()
    }
  }

  @Test func aTighterPassRateDecides() throws {
    let project = try project(Fixture().replying(to: [0], with: Fixture.spam))
    try project.attempt(["run", "flow.yaml", "--pass-rate", "0.95"]).promotes()
    for option in ["--pass-rate", "--pass_rate"] {
      try project.attempt(["run", "flow.yaml", option, "0.96"])
        .ends(with: 1, saying: "pass_rate: 0.95 (19 of 20 runs) misses ≥ 0.96")
    }
  }

  @Test func aLooserPassRateIsAUsageError() throws {
    let project = try project()
    try project.attempt(["run", "flow.yaml", "--pass-rate", "0.9"]).promotes()
    try project.attempt(["run", "flow.yaml", "--pass-rate", "0.8999"])
      .ends(with: 64, saying: "--pass-rate 0.8999 is looser than the workflow's pass_rate of 0.9")
  }

  @Test func datasetThatLeavesOneOut() throws {
    let fixture = Fixture(count: 40).changing("[cases.jsonl]", to: "[cases.jsonl, more.jsonl]")
    let project = try project(fixture)
    try project.write(fixture.cases.prefix(20).joined(separator: "\n"), to: "cases.jsonl")
    try project.write(fixture.cases.dropFirst(20).joined(separator: "\n"), to: "more.jsonl")
    try project.attempt(["run", "flow.yaml"]).promotes()
    try project.attempt(["run", "flow.yaml", "--dataset", "more.jsonl", "--dataset", "cases.jsonl"]).promotes()
    try project.attempt(["run", "flow.yaml", "--dataset", "cases.jsonl"])
      .ends(with: 2, saying: "--dataset leaves out more.jsonl")
    // A failing part is at most no verdict.
    try project.write(Fixture.recording(count: 1).joined(), to: "replies.jsonl")
    #expect(try project.attempt(["run", "flow.yaml", "--dataset", "cases.jsonl"]).status == 2)
  }

  @Test func killSwitchLetsNothingThrough() throws {
    let attempt = try Fixture.adopting()
      .changing("actions:\n", to: "actions:\n  look: {tier: read}\n  advise: {tier: recommend}\n")
      .replying(to: [0], with: #"{"calls":[{"action":"look"},{"action":"advise"}],"output":"an opinion"}"#)
      .replying(to: [1], with: #"{"calls":[{"action":"look"},{"action":"reply"}]}"#)
      .replying(to: [4], with: #"{"calls":[{"action":"pay","arguments":{"amount":1}}]}"#).run("--kill-switch")
    try attempt.ends(with: 2, saying: "--kill-switch is a rehearsal")
    let rows = try attempt.results()
    #expect(rows.count == 20)
    for row in rows where row["outcome"]?.string == "act" {
      for call in try #require(row["calls"]).elements {
        #expect(["read", "recommend"].contains(call["tier"]?.string))
      }
    }
    #expect(rows.count { $0["outcome"]?.string == "act" } == 1)
    #expect(rows.count { $0["reason"]?.string == "kill_switch" } == 9)
    #expect(try attempt.row("c4")["authority"]?["rule"]?.string == "kill_switch")
  }

  @Test func dryRunAsksNobody() throws {
    let project = try project()
    // A reply that is not there would be an error of its case.
    try project.write("", to: "replies.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--dry-run", "--repeat", "3"])
    try attempt.ends(with: 2, saying: "20 cases × 3 = 60 runs", "agent classifier: recorded in replies.jsonl")
    #expect(!FileManager.default.fileExists(atPath: project.path + "/.casegate"))
    try project.write("nonsense", to: "replies.jsonl")
    try project.attempt(["run", "flow.yaml", "--dry-run"]).ends(with: 65, saying: "replies.jsonl:1:1")
  }

  @Test func dryRunOfASubsetCountsWhatItWouldReplay() throws {
    let project = try project()
    try project.attempt(["run", "flow.yaml", "--dry-run", "--limit", "7"]).ends(with: 2, saying: "7 cases × 1 = 7 runs")
    let json = try project.attempt(["run", "flow.yaml", "--dry-run", "--json", "--tag", "routine"])
    let plan = try #require(Attempt.parse(json.ending.output))
    #expect(plan["record"]?.string == "casegate.plan")
    #expect(plan["runs"]?.int == 20)
    #expect(plan["is_upper_bound"]?.bool == true)
  }

  @Test func selectorsThatNothingMatchesAreNamed() throws {
    let attempt = try project().attempt(["run", "flow.yaml", "--case", "c1", "--case", "c99", "--tag", "routine"])
    #expect(attempt.status == 2)
    #expect(attempt.ending.errors.contains("no case is called 'c99'"))
  }

  @Test func jsonPrintsTheVerdictAndNothingElse() throws {
    let project = try Project()
    try Fixture().owned().write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml", "--json"])
    #expect(attempt.status == 0)
    #expect(attempt.ending.output == (try project.runFile("verdict.json")))
    #expect(attempt.ending.errors == "run .casegate/runs/\(project.runs[0])\n")
    let blocked = try Fixture().replying(to: Fixture.acts(3), with: Fixture.spam).run("--json")
    try blocked.ends(with: 1)
    #expect(blocked.ending.output == (try blocked.project.runFile("verdict.json")))
  }

  @Test func quietPrintsALine() throws {
    let attempt = try Fixture().run("--quiet")
    try attempt.promotes()
    #expect(attempt.ending.output == "PROMOTE  flow 1.0.0 · 20 cases · owner Ada\n")
    #expect(attempt.ending.errors.isEmpty)
    let blocked = try Fixture().replying(to: Fixture.acts(3), with: Fixture.spam).run("--quiet")
    try blocked.ends(with: 1)
    #expect(blocked.ending.output == "BLOCK  flow 1.0.0 · 20 cases · owner Ada\n")
    // Quiet or not, why nothing could be decided is said.
    try Fixture().line(0, "{").run("--quiet").ends(with: 65, saying: "cases.jsonl:1:")
  }

  @Test func runsAreTheSameByteForByte() throws {
    // Three blocks of a mebibyte, some failures, clusters, and repeats.
    var fixture = Fixture(count: 12_000).replying(to: Fixture.acts(40), with: Fixture.spam)
    let body = String(repeating: "lorem ipsum ", count: 12)
    fixture.cases = fixture.cases.enumerated().map { place, line in
      line.replacing(#""amount":"#, with: #""body":"\#(body)","amount":"#)
        .replacing(#""input":"#, with: #""cluster":"k\#(place / 7)","input":"#)
    }
    let project = try project(fixture)
    var results: Set<String> = []
    var verdicts: Set<String> = []
    for jobs in ["1", "8", "8", "2"] {
      try project.attempt(["run", "flow.yaml", "--jobs", jobs, "--quiet"]).promotes()
      results.insert(try #require(try project.runFile("results.jsonl")))
      verdicts.insert(try #require(try project.runFile("verdict.json")))
    }
    #expect(project.runs.count == 4)
    #expect(results.count == 1)
    #expect(verdicts.count == 1)
    let ordinals = try #require(results.first).split(separator: "\n").map { Attempt.parse(String($0))?["ordinal"]?.int }
    #expect(ordinals == (0..<12_000).map { $0 })
  }
}
