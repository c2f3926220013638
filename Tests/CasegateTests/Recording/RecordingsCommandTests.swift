import CaseJSON
import Foundation
import Testing

/// `recordings verify` and `recordings prune`.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct RecordingsCommandTests {
  private func recorded() throws -> RecordingProject {
    let flow = try RecordingFixture().project()
    try flow.run("--record", "missing").promotes()
    try flow.forget()
    return flow
  }

  private func verify(_ flow: RecordingProject, _ arguments: String...) throws -> Binary.Ending {
    try Binary.run(["recordings", "verify", "flow.yaml"] + arguments, in: flow.project.path)
  }

  private func prune(_ flow: RecordingProject, _ arguments: String...) throws -> Binary.Ending {
    try Binary.run(["recordings", "prune", "flow.yaml"] + arguments, in: flow.project.path)
  }

  private func change(_ flow: RecordingProject, _ file: String, _ old: String, _ new: String) throws {
    let text = try flow.project.read(file)
    #expect(text.contains(old))
    try flow.project.write(text.replacing(old, with: new), to: file)
  }

  @Test func aRecordingThatAnswersEverything() throws {
    let flow = try recorded()
    let ending = try verify(flow, "--strict")
    #expect(ending.status == 0, "\(ending.errors)")
    #expect(ending.output == "replies.jsonl: 20 of 20 rows used, 0 requests without an answer\n")
    let kept = try flow.project.read("replies.jsonl")
    #expect(try prune(flow).output == "replies.jsonl: all 20 rows kept\n")
    #expect(try flow.project.read("replies.jsonl") == kept)
    #expect(try flow.asked() == [], "nobody is asked")
  }

  @Test func aRequestThatChangedIsFound() throws {
    let flow = try recorded()
    try change(flow, "cases.jsonl", #"{"n":7}"#, #"{"n":7,"x":1}"#)
    let ending = try verify(flow)
    #expect(ending.status == 65)
    #expect(ending.errors.contains("recording.stale-row"))
    // Nobody knows what the case asks until it is recorded again.
    #expect(try prune(flow).output.contains("all 20 rows kept"))
    try flow.run("--record", "missing").promotes()
    let unused = try verify(flow)
    #expect(unused.status == 0)
    #expect(unused.errors.contains("1 row of replies.jsonl answer nothing"))
    #expect(try verify(flow, "--strict").status == 65)
    #expect(try prune(flow, "--dry-run").output.contains("1 of 21 rows would be dropped"))
    #expect(try flow.project.read("replies.jsonl").split(separator: "\n").count == 21)
    #expect(try prune(flow).output.contains("1 of 21 rows dropped"))
    #expect(try verify(flow, "--strict").status == 0)
    try flow.run().promotes()
  }

  @Test func aRowThatWasChangedByHandIsFound() throws {
    let flow = try recorded()
    let row = try #require(try flow.project.read("replies.jsonl").split(separator: "\n").first)
    let key = try #require(Attempt.parse(String(row))?["key"]?.string)
    try change(flow, "replies.jsonl", key, String(key.reversed()))
    let ending = try verify(flow)
    #expect(ending.status == 65)
    #expect(ending.errors.contains("to case 'c0', repeat 1, answers another request"))
  }

  @Test func doubledAndTornRowsAreFound() throws {
    let flow = try recorded()
    let text = try flow.project.read("replies.jsonl")
    try flow.project.write(text + (text.split(separator: "\n").last.map { $0 + "\n" } ?? ""), to: "replies.jsonl")
    let doubled = try verify(flow)
    #expect(doubled.status == 65 && doubled.errors.contains("recording.doubled-row"), "\(doubled.errors)")
    try flow.project.write(String(text.dropLast(15)), to: "replies.jsonl")
    let torn = try verify(flow)
    #expect(torn.status == 65 && torn.errors.contains("replies.jsonl:20"), "\(torn.errors)")
    #expect(try prune(flow).status == 65)
    #expect(try flow.project.read("replies.jsonl") == String(text.dropLast(15)), "nothing is dropped of what is broken")
  }

  @Test func casesThatAreGoneAreDroppedUnlessAnotherVersionHasThem() throws {
    let flow = try recorded()
    let cases = try flow.project.read("cases.jsonl").split(separator: "\n").map { $0 + "\n" }
    let other = try flow.project.read("flow.yaml").replacing("cases.jsonl", with: "others.jsonl")
    try flow.project.write(cases[..<10].joined(), to: "cases.jsonl")
    try flow.project.write(cases[5..<15].joined(), to: "others.jsonl")
    try flow.project.write(other, to: "other.yaml")
    #expect(try prune(flow).output.contains("5 of 20 rows dropped"))
    // A version that cannot be read may use anything.
    try flow.project.write(other.replacing("stage: bounded", with: "stage: anything"), to: "other.yaml")
    #expect(try prune(flow).status == 65)
    try FileManager.default.removeItem(atPath: flow.project.path + "/other.yaml")
    #expect(try prune(flow).output.contains("5 of 15 rows dropped"))
    try flow.run().promotes()
  }

  @Test func rowsWithoutAKeyAreSaid() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let ending = try Binary.run(["recordings", "verify", "flow.yaml"], in: project.path)
    #expect(ending.status == 0)
    #expect(ending.errors.contains("20 rows that is used") || ending.errors.contains("recording.no-key"))
  }
}
