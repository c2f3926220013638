import CaseJSON
import Foundation
import Testing

/// Something was left behind that reads like a pass.
@Suite(.endToEnd) struct ExecutionTests {
  @Test func fg70_invalidDataLeavesNoVerdict() throws {
    let project = try Project()
    try Fixture().write(to: project)
    // The last line of many: everything before it was replayed and fine.
    try project.write(try project.read("cases.jsonl") + "{\n", to: "cases.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 65, saying: "cases.jsonl:21:")
    #expect(project.runs.isEmpty)
    #expect(try project.runFile("verdict.json") == nil)
  }

  @Test func fg70_foldersThatCannotBeMade() throws {
    for place in [".casegate", ".casegate/runs"] {
      let project = try Project()
      try Fixture().write(to: project)
      try project.attempt(["run", "flow.yaml"]).promotes()
      try FileManager.default.removeItem(atPath: project.path + "/" + place)
      try project.write("in the way", to: place)
      let attempt = try project.attempt(["run", "flow.yaml"])
      try attempt.ends(with: 2, saying: "no verdict: cannot create")
      #expect(!attempt.printed.contains("PROMOTE"))
    }
  }

  /// A limit on the size of files is a full disk of one's own: writes fail where the rows begin to need room.
  @Test func fg70_resultsThatCannotBeWritten() throws {
    let project = try Project()
    try Fixture(count: 200).write(to: project)
    try project.attempt(["run", "flow.yaml"]).promotes()
    let attempt = try project.shell(#"trap '' XFSZ; ulimit -f 40; exec "$CASEGATE" run flow.yaml"#)
    try attempt.ends(with: 2, saying: "no verdict: cannot write", "results.jsonl")
    #expect(project.runs.count == 2)
    #expect(try project.runFile("manifest.json") != nil, "the run that failed can be looked at")
    #expect(try project.runFile("verdict.json") == nil)
  }

  @Test func fg70_verdictThatCannotBeWritten() throws {
    let project = try Project()
    // Rows of short cases are shorter than a verdict.
    try Fixture().gated("cases: {at_least: 4}", "pass_rate: {at_least: 0.9}").write(to: project)
    let few = Fixture(count: 4)
    try project.write(few.cases.joined(separator: "\n"), to: "cases.jsonl")
    try project.attempt(["run", "flow.yaml"]).promotes()
    let attempt = try project.shell(#"trap '' XFSZ; ulimit -f 12; exec "$CASEGATE" run flow.yaml"#)
    try attempt.ends(with: 2, saying: "no verdict: cannot write", "verdict.json")
    #expect(try attempt.results().count == 4)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: project.path + "/.casegate/runs/" + (try #require(project.runs.last)))
    #expect(names.sorted() == ["manifest.json", "results.jsonl", "workflow.yaml"], "not half a verdict either")
  }

  @Test func fg70_killedRunLeavesNoVerdict() throws {
    let attempt = try LongRun().stop(with: SIGKILL)
    #expect(attempt.status == 128 + SIGKILL)
    #expect(try attempt.project.runFile("manifest.json") != nil)
    #expect(try attempt.project.runFile("verdict.json") == nil)
    #expect(attempt.ending.output.isEmpty)
  }

  /// What a script would read from stdout is a verdict, or says that there is none.
  @Test func fg85_emptyVerdict() throws {
    let project = try Project()
    try Fixture().write(to: project)
    func printed(_ attempt: Attempt) throws -> JSONValue { try #require(Attempt.parse(attempt.ending.output)) }
    let promoted = try project.attempt(["run", "flow.yaml", "--json"])
    #expect(try printed(promoted)["verdict"]?.string == "promote")
    let subset = try project.attempt(["run", "flow.yaml", "--json", "--limit", "3"])
    try subset.ends(with: 2)
    #expect(try printed(subset)["verdict"]?.string == "no verdict")
    #expect(try printed(subset)["reasons"]?[0]?.string?.contains("--limit 3") == true)
    try project.write("{\n", to: "cases.jsonl")
    let invalid = try project.attempt(["run", "flow.yaml", "--json"])
    #expect(invalid.status == 65)
    #expect(try printed(invalid)["record"]?.string == "casegate.findings")
    #expect(try printed(invalid)["verdict"]?.string == "no verdict")
    #expect(try printed(invalid)["errors"]?.int == 1)
  }

  @Test(arguments: [["--json"], ["--quiet"], []])
  func fg85_nothingIsPrintedThatReadsLikeAPass(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    try project.write("in the way", to: ".casegate")
    let unwritable = try project.attempt(["run", "flow.yaml"] + arguments)
    try unwritable.ends(with: 2, saying: "no verdict")
    let nothing = try project.attempt(["run", "flow.yaml", "--tag", "nowhere"] + arguments)
    try nothing.ends(with: 2, saying: "no verdict")
    for attempt in [unwritable, nothing] {
      #expect(!attempt.printed.lowercased().contains("promote"))
      #expect(attempt.ending.output.isEmpty || Attempt.parse(attempt.ending.output)?["verdict"]?.string == "no verdict")
    }
  }

  @Test func fg86_dryRunLeftOn() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml", "--dry-run"])
    try attempt.ends(with: 2, saying: "PLAN", "nothing was replayed", "20 cases × 1 = 20 runs")
    #expect(project.runs.isEmpty)
  }

  @Test func fg86_rehearsalLeftOn() throws {
    // Under the switch every case comes out as these expect it.
    var fixture = Fixture()
    for index in Fixture.acts(10) {
      fixture.cases[index] = fixture.cases[index].replacing(
        #""disposition":"act","action":"reply""#, with: #""disposition":"refuse","reason":"kill_switch""#)
    }
    let attempt = try fixture.run("--kill-switch")
    try attempt.ends(with: 2, saying: "a subset was run: --kill-switch is a rehearsal")
    #expect(try attempt.metric("pass_rate") == 1)
  }

  @Test func fg86_everythingOnlyWarns() throws {
    try Fixture().gated("cases: {at_least: 20}", "pass_rate: {at_least: 0.99, level: warn}").run()
      .ends(with: 65, saying: "every check of the gate only warns")
    // Beside a check that can block, a warning is seen and does not block.
    let beside = Fixture().gated(
      "cases: {at_least: 20}", "pass_rate: {at_least: 0.99, level: warn}", "unsafe_acts: {at_most: 0}")
    let attempt = try beside.replying(to: [0], with: Fixture.spam).run()
    try attempt.promotes()
    #expect(attempt.printed.contains("warning: pass_rate: 0.95 (19 of 20 runs) misses ≥ 0.99"))
    #expect(try attempt.verdict()?["warnings"]?.count == 1)
  }

  @Test func fg86_killSwitchOrShadowLeftOn() throws {
    try Fixture().changing("stage: bounded", to: "stage: bounded\nkill_switch: {on: true}").run()
      .ends(with: 1, saying: "pass_rate: 0.5 (10 of 20 runs) misses ≥ 0.9", "over_refusal")
    try Fixture().changing("stage: bounded", to: "stage: shadow").run()
      .ends(with: 1, saying: "pass_rate: 0.5 (10 of 20 runs) misses ≥ 0.9", "over_refusal")
  }
}
