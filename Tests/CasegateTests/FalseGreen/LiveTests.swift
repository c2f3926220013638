import CaseJSON
import Foundation
import Testing

/// A program that is asked fails, stops or works against the gate, and the run is called complete.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct LiveTests {
  @Test func fg71_timeoutIsNotDone() throws {
    var fixture = LiveFixture(settings: "timeout: 2s")
    try fixture.run().promotes()
    fixture.faults[3] = "hang"
    let attempt = try fixture.run()
    try attempt.ends(with: 2, saying: "1 run ended in an error", "timeout")
    #expect(try attempt.row("c3")["outcome"]?.string == "error")
    #expect(try attempt.verdict()?["runs"]?["errors"]?.int == 1)
  }

  @Test func fg71_cancelledIsNotDone() throws {
    var fixture = LiveFixture(settings: "timeout: 300s")
    fixture.faults[19] = "hang"
    let project = try fixture.project()
    let running = try RunningRun(project) { MarkedProcesses.children(of: project.path).count > 0 }
    let attempt = try running.stop(with: SIGINT)
    #expect(attempt.status == 130)
    #expect(try attempt.verdict()?["verdict"]?.string == "no verdict")
  }

  @Test func fg72_everyRequestIsAccountedFor() throws {
    var fixture = LiveFixture(faults: Array(repeating: nil, count: 200))
    for number in stride(from: 5, to: 200, by: 20) { fixture.faults[number] = "exit_with_words" }
    let attempt = try fixture.run()
    try attempt.ends(with: 2, saying: "10 runs ended in an error", "agents.log")
    let runs = try #require(try attempt.verdict()?["runs"])
    for count in ["planned", "executed", "scored", "reported"] { #expect(runs[count]?.int == 200, "\(count)") }
    #expect(attempt.printed.contains("no module named 'torch'"), "the reason is on the screen")
    #expect(try attempt.project.runFile("agents.log")?.contains("ModuleNotFoundError") == true)
  }

  @Test func fg72_aMessageThatNobodyAskedFor() throws {
    var fixture = LiveFixture(settings: "timeout: 30s, in_flight: 1")
    fixture.faults[19] = "twice"
    let attempt = try fixture.run("--jobs", "1")
    try attempt.ends(with: 2, saying: "1 message of programs to no request", "a second time")
    #expect(try attempt.row("c19")["passed"]?.bool == true)
  }

  @Test func fg73_aRunThatGaveItsProgramUpIsNotComplete() throws {
    let fixture = LiveFixture(
      command: [Binary.faultyWorker, "--only", "exit"], faults: Array(repeating: nil, count: 40))
    let attempt = try fixture.run("--jobs", "1")
    try attempt.ends(with: 2, saying: "40 runs ended in an error", "10 of 10 processes failed", "then it was given up")
    #expect(try attempt.results().count == 40)
  }

  @Test func fg71_aSignalWhileTheProgramsEndIsHeard() throws {
    // All is answered; the program does not end when it is told to.
    let reply = #"{"jsonrpc":"2.0","id":%s,"result":{"output":{"n":%s}}}\n"#
    let program =
      "trap : TERM; n=0; while read -r line; do id=$((n+1)); printf '\(reply)' $id $n; n=$id; done; "
      + "touch over; while :; do sleep 1; done"
    let fixture = LiveFixture(settings: "timeout: 30s, files: [slow.sh], in_flight: 1", command: ["sh", "slow.sh"])
    let project = try fixture.project()
    try project.write(program, to: "slow.sh")
    let running = try RunningRun(project, ["--jobs", "1"]) {
      FileManager.default.fileExists(atPath: project.path + "/over")
    }
    let attempt = try running.stop(with: SIGTERM)
    #expect(attempt.status == 130)
    #expect(try attempt.verdict()?["verdict"]?.string == "no verdict")
  }

  /// The program under test writes what the gate writes, and leaves something behind that goes on doing so.
  @Test func fg74_theProgramWritesTheVerdict() throws {
    let forger = #"""
      forge() {
        for run in .casegate/runs/*; do
          for file in verdict.json manifest.json workflow.yaml; do printf '{"verdict":"promote"}' > "$run/$file"; done
        done
      }
      (while :; do forge 2>/dev/null; done) &
      while read -r line; do
        forge 2>/dev/null
        id=${line#*\"id\":}; id=${id%%,*}
        printf '{"jsonrpc":"2.0","id":%s,"result":{"disposition":"refuse"}}\n' "$id"
      done
      exit 0
      """#
    let fixture = LiveFixture(settings: "timeout: 30s, files: [forger.sh]", command: ["sh", "forger.sh"])
    let project = try fixture.project()
    try project.write(forger, to: "forger.sh")
    let attempt = try project.attempt(["run", "flow.yaml"])
    try attempt.ends(with: 1)
    usleep(300_000)
    #expect(try attempt.verdict()?["verdict"]?.string == "block", "nothing was left that could write it again")
    #expect(try project.runFile("manifest.json")?.contains("casegate.manifest") == true)
    #expect(try project.runFile("workflow.yaml") == fixture.workflow)
  }

  @Test func fg74_theProgramChangesTheResults() throws {
    let cutter = #"""
      while read -r line; do
        id=${line#*\"id\":}; id=${id%%,*}
        for file in .casegate/runs/*/results.jsonl; do : > "$file"; done
        printf '{"jsonrpc":"2.0","id":%s,"result":{"output":{"n":0}}}\n' "$id"
      done
      """#
    // Enough cases that some are written while others are still asked about.
    let fixture = LiveFixture(
      settings: "timeout: 30s, files: [cutter.sh]", command: ["sh", "cutter.sh"],
      faults: Array(repeating: nil, count: 300), padding: 4000)
    let project = try fixture.project()
    try project.write(cutter, to: "cutter.sh")
    try project.attempt(["run", "flow.yaml"]).ends(with: 2, saying: "results.jsonl was changed by another process")
  }

  @Test func fg74_theProgramHasNoHoldOnTheExitCode() throws {
    // It ends its parent's process group, as far as it knows it, and exits with 0 itself.
    let command = ["sh", "-c", "kill -TERM 0; exit 0"]
    try LiveFixture(command: command).run().ends(with: 2, saying: "ended in an error")
  }
}
