import CaseJSON
import Foundation
import Testing

/// `run --resume`: what is gone on with, and what is not.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct ResumeTests {
  private let whole = RecordingFixture(cases: 60)

  /// A run that was stopped after so many calls.
  private func stopped(after calls: Int, _ flow: RecordingProject) throws {
    let attempt = try flow.run("--record", "missing", "--max-calls", "\(calls)")
    try attempt.ends(with: 2, saying: "the run was stopped by --max-calls \(calls)")
  }

  private func uninterrupted() throws -> [String] {
    let flow = try whole.project()
    try flow.run("--record", "missing").promotes()
    return try flow.bytes()
  }

  @Test func nothingIsAskedTwice() throws {
    let flow = try whole.project()
    try stopped(after: 25, flow)
    #expect(try flow.asked().count == 25)
    try flow.resume("--record", "missing").promotes()
    #expect(try flow.asked().sorted() == Array(0..<60))
    #expect(flow.project.runs.count == 1)
    #expect(try flow.bytes() == uninterrupted())
  }

  @Test func theWorkflowNeedNotBeNamed() throws {
    let flow = try whole.project()
    try stopped(after: 25, flow)
    let attempt = try flow.project.attempt(
      ["run", "--resume", "latest", "--record", "missing"], environment: flow.environment)
    try attempt.ofTheNewestRun.promotes()
  }

  @Test func aProgramWithoutARecordingIsGoneOnWithToo() throws {
    var fixture = whole
    fixture.live.settings = "timeout: 30s"
    let flow = try fixture.project()
    let attempt = try flow.run("--max-calls", "10", "--jobs", "2")
    try attempt.ends(with: 2, saying: "stopped by --max-calls 10")
    try flow.resume().promotes()
    #expect(try flow.asked().sorted() == Array(0..<60))
    #expect(try flow.project.read("replies.jsonl") == "")
  }

  @Test func aTornLineIsDroppedAndSaid() throws {
    let flow = try whole.project()
    try stopped(after: 25, flow)
    try flow.project.write("", to: "replies.jsonl")
    let run = try #require(flow.project.runs.last)
    let journal = ".casegate/runs/\(run)/replies.jsonl"
    let text = try flow.project.read(journal)
    try flow.project.write(String(text.dropLast(20)), to: journal)
    for name in ["verdict.json", "recorded.json"] {
      try FileManager.default.removeItem(atPath: flow.project.path + "/.casegate/runs/\(run)/\(name)")
    }
    let manifest = ".casegate/runs/\(run)/manifest.json"
    #expect(try flow.project.read(manifest).contains("\"cases\": 60"))
    let attempt = try flow.resume("--record", "missing")
    // The recording is not the one that the run made.
    try attempt.ends(with: 65, saying: "replies.jsonl is neither what it was nor what the run made of it")
    let fresh = try whole.project()
    try stopped(after: 25, fresh)
    let other = try #require(fresh.project.runs.last)
    let whole = try fresh.project.read(".casegate/runs/\(other)/replies.jsonl")
    try fresh.project.write(String(whole.dropLast(20)), to: ".casegate/runs/\(other)/replies.jsonl")
    let resumed = try fresh.resume("--record", "all")
    try resumed.ends(with: 65, saying: "plan.options", "--record missing", "--record all")
    let again = try fresh.resume("--record", "missing")
    try again.promotes()
    #expect(again.printed.contains("resume.torn-line"), "\(again.printed)")
  }

  @Test func aTornLineInTheMiddleIsNoCrash() throws {
    let flow = try whole.project()
    try stopped(after: 25, flow)
    let journal = ".casegate/runs/\(try #require(flow.project.runs.last))/replies.jsonl"
    var lines = try flow.project.read(journal).split(separator: "\n").map(String.init)
    lines[3] = String(lines[3].dropLast(5))
    try flow.project.write(lines.map { $0 + "\n" }.joined(), to: journal)
    try flow.resume("--record", "missing").ends(with: 2, saying: "replies.jsonl:4 is no row of a journal")
  }

  @Test func aRunThatIsGoingOnIsLeftAlone() throws {
    var fixture = whole
    fixture.live.faults[59] = "hang"
    let flow = try fixture.project()
    let running = try RunningRun(flow.project, ["--record", "missing"], environment: flow.environment) {
      (try? flow.asked().count) == 60
    }
    try flow.resume("--record", "missing").ends(with: 2, saying: "the run is still going on")
    let attempt = try running.stop(with: SIGINT)
    #expect(attempt.status == 130)
    try flow.resume("--record", "missing", "--limit", "59").ends(with: 65, saying: "plan.cases was 60 and is 59")
  }

  @Test func theFaultThatBrokeOnTheWayIsAskedForAgainAndTheModelsOwnIsNot() throws {
    var fixture = whole
    fixture.live.faults[3] = "exit"
    fixture.live.faults[4] = "no_result"
    let flow = try fixture.project()
    try flow.run("--record", "missing").ends(with: 2, saying: "2 runs ended in an error")
    try flow.forget()
    try flow.resume("--record", "missing").ends(with: 2, saying: "2 runs ended in an error", "malformed_reply 1")
    #expect(Set(try flow.asked()) == [3])
  }

  @Test func aRunThatDoesNotExist() throws {
    let flow = try whole.project()
    try flow.resume().ends(with: 65, saying: "there is no run 'latest'")
  }
}
