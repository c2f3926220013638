import CaseJSON
import Foundation
import Testing

/// `--record`: what is asked live, and what a recording then answers.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct RecordTests {
  @Test func nothingIsAskedUnlessCallsAreAskedFor() throws {
    let flow = try RecordingFixture().project()
    for arguments in [[], ["--record", "none"]] {
      let attempt = try flow.project.attempt(["run", "flow.yaml"] + arguments, environment: flow.environment)
      try attempt.ends(with: 2, saying: "20 runs ended in an error", "missing_recording")
    }
    #expect(try flow.asked() == [])
  }

  @Test func whatWasRecordedReplaysToTheSameBytes() throws {
    let flow = try RecordingFixture(cases: 300).project()
    try flow.run("--record", "missing").promotes()
    #expect(try flow.asked().sorted() == Array(0..<300))
    let live = try flow.bytes()
    try flow.run().promotes()
    #expect(try flow.bytes() == live)
    try flow.run("--record", "missing").promotes()
    #expect(try flow.bytes() == live)
    #expect(try flow.asked().count == 300, "what is recorded is not asked for again")
    try flow.run("--record", "all").promotes()
    #expect(try flow.asked().count == 600)
    #expect(try flow.bytes() == live)
  }

  @Test func theRecordingIsSortedAndHoldsNoTime() throws {
    let flow = try RecordingFixture(cases: 30).project()
    try flow.run("--record", "missing", "--repeat", "2", "--jobs", "4").promotes()
    let rows = try flow.project.read("replies.jsonl").split(separator: "\n").map {
      try #require(Attempt.parse(String($0)))
    }
    let places = rows.map { "\($0["case"]?.string ?? "") \($0["repeat"]?.int ?? 0)" }
    #expect(rows.count == 60)
    #expect(places == places.sorted())
    #expect(rows.allSatisfy { $0.members.map(\.name) == ["case", "repeat", "agent", "key", "request", "reply"] })
  }

  @Test func aThresholdThatMovesCostsNoCall() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    let text = try flow.project.read("flow.yaml")
    try flow.project.write(
      text.replacing("pass_rate: {at_least: 0.5}", with: "pass_rate: {at_least: 0.6}"), to: "flow.yaml")
    try flow.run("--record", "missing").promotes()
    #expect(try flow.asked().count == 20)
  }

  @Test func onlyTheCaseThatChangedIsAskedAbout() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    try flow.forget()
    let cases = try flow.project.read("cases.jsonl")
    try flow.project.write(
      cases.replacing(#""input":{"n":7}"#, with: #""input":{"n":7,"new":true}"#), to: "cases.jsonl")
    try flow.run().ends(with: 2, saying: "1 run ended in an error", "stale_recording", "the input changed since")
    #expect(try flow.asked() == [])
    try flow.run("--record", "missing").promotes()
    #expect(try flow.asked() == [7])
    // The reply to the old input is still there for whoever asks again.
    try flow.project.write(cases, to: "cases.jsonl")
    try flow.run().promotes()
  }

  @Test func aCaseThatWasRenamedIsNotAskedAboutAgain() throws {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    try flow.forget()
    try flow.project.write(
      try flow.project.read("cases.jsonl").replacing(#""id":"c"#, with: #""id":"ticket-"#), to: "cases.jsonl")
    try flow.run().promotes()
    try flow.run("--record", "missing").promotes()
    #expect(try flow.asked() == [])
  }

  @Test func casesThatAskTheSameShareOneCall() throws {
    var fixture = RecordingFixture()
    fixture.inputs = Array(repeating: #"{"n":0}"#, count: 20)
    let flow = try fixture.project()
    let attempt = try flow.run("--record", "missing", "--jobs", "1", environment: ["WORKER_DELAY": "50000"])
    #expect(try attempt.results().count == 20)
    #expect(try flow.asked() == [0])
    #expect(try flow.project.read("replies.jsonl").split(separator: "\n").count == 20, "each case has its row")
    let live = try flow.bytes()
    _ = try flow.run()
    #expect(try flow.bytes() == live)
  }

  @Test func faultsAreNotRecorded() throws {
    var fixture = RecordingFixture()
    fixture.live.faults[3] = "error"
    fixture.live.faults[4] = "known_error"
    let flow = try fixture.project()
    try flow.run("--record", "missing").ends(with: 2, saying: "2 runs ended in an error")
    #expect(try flow.project.read("replies.jsonl").split(separator: "\n").count == 18)
    try flow.run().ends(with: 2, saying: "2 runs ended in an error", "missing_recording 2")
  }

  @Test func aRecordingThatSomebodyElseChangedIsNotOverwritten() throws {
    var fixture = RecordingFixture()
    fixture.live.command = ["sh", "-c", "echo >> replies.jsonl; exec \(Binary.faultyWorker)"]
    let flow = try fixture.project()
    try flow.run("--record", "missing").ends(with: 2, saying: "replies.jsonl was changed by somebody else")
    #expect(try flow.project.runFile("replies.jsonl")?.split(separator: "\n").count == 20, "what was paid for is kept")
  }

  @Test func aBaseJudgesWhatWasCommitted() throws {
    let flow = try RecordingFixture().project()
    let attempt = try flow.run("--record", "missing", "--base", "HEAD")
    #expect(attempt.status == 64)
    #expect(try flow.asked() == [])
  }
}
