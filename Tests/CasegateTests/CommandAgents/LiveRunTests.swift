import CaseJSON
import Foundation
import Testing

/// Programs as agents, through the binary.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct LiveRunTests {
  @Test func aProgramThatIsRightPromotes() throws {
    let attempt = try LiveFixture().run()
    try attempt.promotes()
    #expect(try attempt.row("c7")["replies"]?[0]?["reply"]?["output"]?["n"]?.int == 7)
    #expect(try attempt.project.runFile("agents.log")?.hasPrefix("== program: ") == true)
  }

  @Test(arguments: ["1", "2", "7"]) func theJobsDecideNothing(jobs: String) throws {
    let project = try LiveFixture(faults: Array(repeating: nil, count: 300)).project()
    var records: [[String?]] = []
    for arguments in [["--jobs", "1"], ["--jobs", jobs]] {
      try project.attempt(["run", "flow.yaml", "--repeat", "2"] + arguments).promotes()
      records.append([try project.runFile("results.jsonl"), try project.runFile("verdict.json")])
    }
    #expect(records[0] == records[1])
    #expect(records[0][0] != nil)
  }

  @Test func aDryRunAndACheckStartNothing() throws {
    let project = try LiveFixture(command: ["/nowhere/worker"]).project()
    try project.attempt(["run", "flow.yaml", "--dry-run"]).ends(with: 2, saying: "program: /nowhere/worker")
    let checked = try project.casegate("check", "flow.yaml")
    #expect(checked.status == 0, "\(checked.output)\(checked.errors)")
  }

  @Test func aProgramThatIsNotThereLeavesNoVerdict() throws {
    try LiveFixture(command: ["/nowhere/worker"]).run().ends(with: 2, saying: "NO VERDICT", "/nowhere/worker")
  }

  @Test func aVariableThatIsNotSetIsSaidBeforeTheRun() throws {
    let fixture = LiveFixture(changes: [("env: [PATH]", "env: [PATH, CASEGATE_NO_SUCH_KEY]")])
    let attempt = try fixture.run()
    try attempt.ends(with: 65, saying: "CASEGATE_NO_SUCH_KEY, which is not set", "flow.yaml:7:")
    #expect(attempt.run == nil)
    #expect(try fixture.project().casegate("check", "flow.yaml").status == 0, "a check asks nobody")
  }

  @Test func aFileOfTheCommandThatNoDigestCoversIsAWarning() throws {
    let project = try LiveFixture(command: ["sh", "worker.sh"]).project()
    try project.write("exit 1\n", to: "worker.sh")
    let checked = try project.casegate("check", "flow.yaml", "--strict")
    #expect(checked.status == 65)
    #expect(checked.output.contains("worker.sh"))
    let named = LiveFixture(settings: "files: [worker.sh]", command: ["sh", "worker.sh"])
    try project.write(named.workflow, to: "flow.yaml")
    #expect(try project.casegate("check", "flow.yaml", "--strict").status == 0)
  }

  @Test func explainShowsALiveRunAgain() throws {
    let attempt = try LiveFixture(faults: [nil, "exit", nil]).run()
    let explained = try attempt.project.casegate("explain", "latest", "c1")
    #expect(explained.status == 0)
    #expect(explained.output.contains("crashed"), "\(explained.output)")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func anInterruptedRunEndsItsProgramsAndKeepsWhatIsDone(signal: Int32) throws {
    let mark = "casegate-\(UUID().uuidString)"
    let faults: [String?] =
      Array(repeating: nil, count: 30) + Array(repeating: "grandchild", count: 4)
      + Array(repeating: "hang", count: 20)
    let fixture = LiveFixture(settings: "timeout: 300s", faults: faults, changes: [("[PATH]", "[PATH, MARK]")])
    let running = try RunningRun(fixture.project(), ["--jobs", "2"], environment: ["MARK": mark]) {
      MarkedProcesses.all(mark).count > 5
    }
    let attempt = try running.stop(with: signal)
    #expect(attempt.status == 130)
    #expect(MarkedProcesses.left(mark) == [])
    let verdict = try #require(try attempt.verdict())
    #expect(verdict["verdict"]?.string == "no verdict")
    #expect(verdict["runs"]?["interrupted"]?.bool == true)
    let rows = try attempt.results()
    #expect((0...34).contains(rows.count), "\(rows.count)")
    #expect(rows.allSatisfy { $0["passed"]?.bool == true })
  }

  @Test func aSecondSignalLeavesNothingBehindEither() throws {
    let mark = "casegate-\(UUID().uuidString)"
    // A program that cannot be told to end is waited for, so that there is time for the second signal.
    let fixture = LiveFixture(
      command: ["sh", "-c", "trap : TERM; while :; do sleep 1; done"], changes: [("[PATH]", "[PATH, MARK]")])
    let running = try RunningRun(fixture.project(), ["--jobs", "2"], environment: ["MARK": mark]) {
      MarkedProcesses.all(mark).count > 2
    }
    running.signal(SIGINT)
    let attempt = try running.stop(with: SIGINT)
    #expect(attempt.status == 130)
    #expect(MarkedProcesses.left(mark) == [])
  }
}
