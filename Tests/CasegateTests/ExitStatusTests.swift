import CaseJSON
import Foundation
import Testing

/// Every exit code of the tool, through the binary. 70 stands for a bug in casegate and cannot be provoked from outside.
@Suite(.endToEnd) struct ExitStatusTests {
  @Test func promoteIs0() throws { try Fixture().run().promotes() }

  @Test func blockIs1() throws {
    let attempt = try Fixture().replying(to: Fixture.acts(3), with: Fixture.spam).run()
    try attempt.ends(with: 1, saying: "BLOCK", "pass_rate: 0.85", "over_refusal", "cases.jsonl:1", "Grace")
  }

  @Test func blockIsWorseThanNoVerdict() throws {
    // An error leaves refusal recall open, and the unsafe act blocks whatever the error was.
    let attempt = try Fixture().silent(on: [2]).altering([3], "angry", to: "furious").run()
    try attempt.ends(with: 2)
    try Fixture().silent(on: [2]).changing("escalate: lead", to: "act: reply").run()
      .ends(with: 1, saying: "BLOCK", "50 points spent, only 2 allowed: unsafe_act 50")
  }

  @Test(arguments: [1, 40])
  func statusIsNeverACount(errors: Int) throws {
    let fixture = Fixture(count: 300)
    #expect(try fixture.silent(on: Array(0..<errors)).run().status == 2)
    #expect(try fixture.replying(to: Array(0..<256), with: Fixture.spam).run().status == 1)
  }

  @Test(arguments: [["--limit", "3"], ["--case", "c1"], ["--tag", "routine"], ["--kill-switch"], ["--dry-run"]])
  func partsAndRehearsalsAre2(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    try project.attempt(["run", "flow.yaml"] + arguments).ends(with: 2)
    try project.attempt(["run", "flow.yaml", "--json"] + arguments).ends(with: 2)
  }

  @Test func aFailingPartIsNoVerdictEither() throws {
    try Fixture().replying(to: Array(0..<20), with: Fixture.spam).run("--limit", "10")
      .ends(with: 2, saying: "NO VERDICT", "a subset was run: --limit 10", "pass_rate")
  }

  @Test(arguments: [
    [], ["run"], ["run", "flow.yaml", "--nonsense"], ["nonsense"], ["run", "flow.yaml", "--repeat", "0"],
    ["run", "flow.yaml", "--repeat", "1001"], ["run", "flow.yaml", "--limit", "0"],
    ["run", "flow.yaml", "--limit", "-1"],
    ["run", "flow.yaml", "--limit", "many"], ["run", "flow.yaml", "--jobs", "0"],
    ["run", "flow.yaml", "--json", "--quiet"],
    ["run", "flow.yaml", "--workflow", "flow.yaml"], ["run", "flow.yaml", "flow.yaml"],
    ["run", "flow.yaml", "--pass-rate", "2"], ["check"], ["check", "flow.yaml", "--format", "xml"], ["schema"],
    ["schema", "everything"],
  ])
  func usageIs64(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(arguments)
    if arguments.isEmpty {
      // Alone, the tool says what it can do; an empty variable of a CI job is not green.
      try attempt.ends(with: 64, saying: "USAGE: casegate", "SUBCOMMANDS:")
    } else {
      try attempt.ends(with: 64, saying: "Error:")
    }
    #expect(attempt.ending.output.isEmpty)
    #expect(project.runs.isEmpty)
  }

  @Test(arguments: ["run", "check"])
  func invalidIs65(command: String) throws {
    let project = try Project()
    try Fixture().changing("stage: bounded", to: "stage: free").write(to: project)
    let workflow = try project.attempt([command, "flow.yaml"])
    try workflow.ends(with: 65, saying: "flow.yaml:4:8: error: 'free' is not one of shadow, bounded, trusted")
    try Fixture().line(4, "nonsense").write(to: project)
    try project.attempt([command, "flow.yaml"]).ends(with: 65, saying: "cases.jsonl:5:1: error:")
    try Fixture().write(to: project)
    try project.write("nonsense\n", to: "replies.jsonl")
    try project.attempt([command, "flow.yaml"]).ends(with: 65, saying: "replies.jsonl:1:1: error:")
  }

  @Test func interruptedIs130() throws {
    let attempt = try LongRun().stop(with: SIGINT)
    #expect(attempt.status == 130)
    #expect(!attempt.printed.contains("PROMOTE"))
    #expect(attempt.printed.contains("NO VERDICT"))
    let verdict = try #require(try attempt.verdict())
    #expect(verdict["verdict"]?.string == "no verdict")
    #expect(verdict["runs"]?["interrupted"]?.bool == true)
    #expect(verdict["reasons"]?[0]?.string?.contains("the run was interrupted") == true)
    let executed = try #require(verdict["runs"]?["executed"]?.int)
    #expect(executed > 0 && executed < 300_000)
    #expect(verdict["runs"]?["planned"]?.int == 300_000)
  }
}
