import CaseJSON
import Foundation
import Testing

/// A program that is asked fails, stops or works against the gate, and the run is called complete.
@Suite(.timeLimit(.minutes(5))) struct LiveTests {
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
    #expect(try attempt.row("c5")["fault"]?["message"]?.string?.contains("no module named 'torch'") == true)
    #expect(try attempt.project.runFile("agents.log")?.contains("ModuleNotFoundError") == true)
  }

  @Test func fg73_aRunThatGaveItsProgramUpIsNotComplete() throws {
    // Ten failures in a row end the program for good; what was right before stays right, and is not all.
    var fixture = LiveFixture(settings: "timeout: 30s, in_flight: 1", faults: Array(repeating: nil, count: 42))
    for number in 30..<42 { fixture.faults[number] = "exit" }
    let attempt = try fixture.run("--jobs", "1")
    try attempt.ends(with: 2, saying: "12 runs ended in an error")
    #expect(try attempt.row("c29")["passed"]?.bool == true)
    #expect(try attempt.row("c41")["fault"]?["message"]?.string?.contains("not started again") == true)
  }

  /// The program under test writes what the gate writes, and leaves something behind that goes on doing so.
  @Test func fg74_theProgramWritesTheVerdict() throws {
    let forger = #"""
      forge() { for run in .casegate/runs/*; do printf '{"verdict":"promote"}' > "$run/verdict.json"; done; }
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
  }

  @Test func fg74_theProgramHasNoHoldOnTheExitCode() throws {
    // It ends its parent's process group, as far as it knows it, and exits with 0 itself.
    let command = ["sh", "-c", "kill -TERM 0; exit 0"]
    try LiveFixture(command: command).run().ends(with: 2, saying: "ended in an error")
  }
}
