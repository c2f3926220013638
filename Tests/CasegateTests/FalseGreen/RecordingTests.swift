import CaseJSON
import Foundation
import Testing

/// What was recorded, kept or broken off passes for what it is not.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct RecordingTests {
  @Test func fg22_resumingDoesNotAskUntilItPasses() throws {
    var fixture = RecordingFixture()
    // The program is wrong each time it is asked; what it said first stays.
    fixture.live.command = ["sh", "flaky.sh"]
    fixture.live.settings = "timeout: 30s, files: [flaky.sh], recording: replies.jsonl, in_flight: 1"
    let flow = try fixture.project()
    let program = #"""
      times=$(cat times 2>/dev/null || echo 0); echo $((times+1)) > times
      while read -r line; do
        id=${line#*\"id\":}; id=${id%%,*}; n=${line#*\"n\":}; n=${n%%[,\}]*}
        [ "$times" = 0 ] && n=-1
        printf '{"jsonrpc":"2.0","id":%s,"result":{"output":{"n":%s}}}\n' "$id" "$n"
      done
      """#
    try flow.project.write(program, to: "flaky.sh")
    try flow.run("--record", "missing", "--max-calls", "12", "--jobs", "1").ends(with: 2, saying: "--max-calls 12")
    let attempt = try flow.resume("--record", "missing", "--jobs", "1")
    try attempt.ends(with: 1)
    #expect(try attempt.results().count { $0["passed"]?.bool == true } == 8)
    try flow.run().ends(with: 1)
  }

  @Test func fg59_aReplyIsNotFoundByLessThanWhatWasAsked() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    try flow.forget()
    let cases = try flow.project.read("cases.jsonl")
    // Each of these changes what the program is asked, and so asks it again.
    for (old, new) in [(#"{"n":1}"#, #"{"n":1,"x":0}"#), (#"{"n":2}"#, #"{"n":"2"}"#)] {
      try flow.project.write(cases.replacing(old, with: new), to: "cases.jsonl")
      try flow.run().ends(with: 2, saying: "1 run ended in an error", "stale_recording")
    }
    try flow.project.write(cases, to: "cases.jsonl")
    try flow.run("--repeat", "2").ends(with: 2, saying: "20 runs ended in an error", "the repeat changed since")
    #expect(try flow.asked() == [])
    try flow.run().promotes()
  }

  @Test func fg59_aProgramThatChangedInARunThatIsGoneOnWith() throws {
    var fixture = RecordingFixture(cases: 40)
    fixture.live.settings = "timeout: 30s, files: [notes.txt], recording: replies.jsonl"
    let flow = try fixture.project()
    try flow.project.write("one", to: "notes.txt")
    try flow.run("--record", "missing", "--max-calls", "10").ends(with: 2, saying: "--max-calls 10")
    try flow.project.write("two", to: "notes.txt")
    try flow.resume("--record", "missing").ends(with: 65, saying: "workflow.files.notes.txt")
    try flow.project.write("one", to: "notes.txt")
    try flow.resume("--record", "missing").promotes()
  }

  @Test func fg60_aRecordingIsNotReplayedForARequestThatChanged() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    try flow.forget()
    let cases = try flow.project.read("cases.jsonl")
    try flow.project.write(cases.replacing(#""input":{"n""#, with: #""input":{"new":1,"n""#), to: "cases.jsonl")
    let attempt = try flow.run()
    try attempt.ends(with: 2, saying: "20 runs ended in an error")
    let message = try attempt.row("c3")["fault"]?["message"]?.string
    #expect(
      message
        == "the recorded reply of 'program' to case 'c3', repeat 1, answers another request: the input changed since")
    #expect(try flow.asked() == [])
  }

  @Test(arguments: [
    ("version: 1.0.0", "version: 1.0.1", "flow.yaml is not the workflow that it was"),
    ("pass_rate: {at_least: 0.5}", "pass_rate: {at_least: 0.1}", "workflow.bar"),
  ])
  func fg67_anotherWorkflowIsNotGoneOnWith(old: String, new: String, reason: String) throws {
    let flow = try RecordingFixture(cases: 40).project()
    try flow.run("--record", "missing", "--max-calls", "10").ends(with: 2, saying: "--max-calls 10")
    let text = try flow.project.read("flow.yaml")
    try flow.project.write(text.replacing(old, with: new), to: "flow.yaml")
    try flow.resume("--record", "missing").ends(with: 65, saying: reason)
    try flow.project.write(text, to: "flow.yaml")
    try flow.resume("--record", "missing").promotes()
  }

  @Test func fg67_otherCasesRepeatsOrFlagsAreNotGoneOnWith() throws {
    let flow = try RecordingFixture(cases: 40).project()
    try flow.run("--record", "missing", "--max-calls", "10").ends(with: 2, saying: "--max-calls 10")
    try flow.resume("--record", "missing", "--repeat", "2").ends(with: 65, saying: "plan.repeats was 1 and is 2")
    try flow.resume("--record", "missing", "--tag", "x").ends(with: 65, saying: "plan.subset")
    try flow.resume("--record", "missing", "--pass-rate", "0.9").ends(with: 65, saying: "plan.options")
    try flow.resume().ends(with: 65, saying: "plan.options")
    let cases = try flow.project.read("cases.jsonl")
    try flow.project.write(cases.replacing("\"n\":3}", with: "\"n\":4}"), to: "cases.jsonl")
    try flow.resume("--record", "missing").ends(with: 65, saying: "datasets")
    try flow.project.write(cases, to: "cases.jsonl")
    let attempt = try flow.resume("--record", "missing")
    try attempt.promotes()
    #expect(try attempt.results().count == 40)
    #expect(Set(try attempt.results().compactMap { $0["case"]?.string }).count == 40, "no case counts twice")
  }

  @Test func fg68_theVerdictOfTheAttemptBeforeIsNotRead() throws {
    var fixture = RecordingFixture(cases: 40)
    fixture.live.faults[39] = "hang"
    let flow = try fixture.project()
    try flow.run("--record", "missing", "--max-calls", "10", "--output", "verdict.json").ends(with: 2)
    let running = try RunningRun(
      flow.project, ["--record", "missing", "--resume", "latest", "--output", "verdict.json"],
      environment: flow.environment
    ) { (try? flow.asked().count) == 40 }
    #expect(try flow.project.runFile("verdict.json") == nil, "it is gone while the run goes on")
    #expect(!FileManager.default.fileExists(atPath: flow.project.path + "/verdict.json"))
    #expect(try running.stop(with: SIGKILL).status != 0)
    #expect(try flow.project.runFile("verdict.json") == nil)
  }

  @Test func fg68_aRunThatCameToItsEndIsNotGoneOnWith() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    let attempt = try flow.project.attempt(
      ["run", "flow.yaml", "--resume", "latest", "--record", "missing"], environment: flow.environment)
    #expect(attempt.status == 65)
    #expect(attempt.printed.contains("it came to its end, and its verdict is promote"))
  }

  @Test func fg69_aJournalThatCannotBeWrittenStopsTheRun() throws {
    let flow = try RecordingFixture(cases: 400).project()
    // A file may not be larger than 32 KiB, as if the disk were full.
    let variables = flow.environment.map { "\($0.key)='\($0.value)'" }.sorted().joined(separator: " ")
    let line = "trap '' XFSZ; ulimit -f 64; env \(variables) \"$CASEGATE\" run flow.yaml --record missing --jobs 1"
    let attempt = try flow.project.shell(line)
    try attempt.ends(with: 2, saying: "no verdict", "File too large")
    #expect(try flow.project.runFile("verdict.json") == nil)
    let kept = try #require(try flow.project.runFile("replies.jsonl")).split(separator: "\n").count - 1
    #expect(kept > 50 && kept < 400)
    let asked = try flow.asked().count
    #expect(asked < 400, "nothing is paid for that cannot be kept")
    try flow.forget()
    try flow.resume("--record", "missing").promotes()
    #expect(try flow.asked().count <= 400 - kept + 1)
  }

  @Test func fg73_aRunThatItsLimitStoppedIsNotComplete() throws {
    var fixture = RecordingFixture()
    fixture.inputs = (0..<20).map { #"{"n":\#($0),"cost":0.25}"# }
    fixture.live.settings += ", in_flight: 1"
    let flow = try fixture.project()
    let outputs = ["--output", "report.md", "--output", "junit.xml"]
    let attempt = try flow.project.attempt(
      ["run", "flow.yaml", "--record", "missing", "--max-cost", "1", "--jobs", "1"] + outputs,
      environment: flow.environment)
    try attempt.ends(with: 2, saying: "NO VERDICT", "the run was stopped by --max-cost 1")
    #expect(try flow.asked().count == 4, "a quarter each")
    #expect(try attempt.verdict()?["runs"]?["stopped"]?.string == "stopped by --max-cost 1.0")
    for report in ["report.md", "junit.xml"] {
      #expect(try flow.project.read(report).contains("stopped by --max-cost 1"), "\(report)")
    }
    // Nobody may compare with it, either.
    let compared = try flow.project.attempt(
      ["run", "flow.yaml", "--baseline", "latest"], environment: flow.environment)
    #expect(compared.status == 2)
    #expect(compared.printed.contains("it was stopped by --max-cost 1"), "\(compared.printed)")
    let whole = try flow.run("--record", "missing")
    try whole.promotes()
    #expect(try flow.asked().count == 20)
  }

  @Test func fg73_aLimitOnWhatNobodyCountsHolds() throws {
    let flow = try RecordingFixture().project()
    let attempt = try flow.run("--record", "missing", "--max-cost", "1")
    try attempt.ends(with: 2, saying: "a reply does not say what it cost")
    let timed = try flow.run(
      "--record", "all", "--max-time", "200ms", "--jobs", "1", environment: ["WORKER_DELAY": "60000"])
    try timed.ends(with: 2, saying: "the run was stopped by --max-time 200ms")
    #expect(try timed.results().count < 20)
  }

  @Test func fg71_anInterruptedRunKeepsWhatWasAnswered() throws {
    var fixture = RecordingFixture(cases: 40)
    fixture.live.faults[39] = "hang"
    let flow = try fixture.project()
    let running = try RunningRun(flow.project, ["--record", "missing"], environment: flow.environment) {
      (try? flow.asked().count) == 40
    }
    let start = Date()
    let attempt = try running.stop(with: SIGINT)
    #expect(attempt.status == 130)
    #expect(Date().timeIntervalSince(start) < 10)
    #expect(try attempt.verdict()?["verdict"]?.string == "no verdict")
    #expect(try flow.project.read("replies.jsonl").split(separator: "\n").count == 39)
  }
}
