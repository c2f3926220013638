import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Testing

@Suite struct RecordingTests {
  private func codes(_ lines: [String]) throws -> [String] {
    let file = try RecordingFile(lines)
    return file.read().findings.kept.map { "\($0.location?.line ?? 0) \($0.code)" }
  }

  @Test func doubledRows() throws {
    #expect(
      try codes([RecordingFile.row(), RecordingFile.row("d"), RecordingFile.row()]) == ["3 recording.doubled-row"])
    #expect(
      try codes([RecordingFile.row(), RecordingFile.row(reply: #"{"output":2}"#), RecordingFile.row()])
        == ["2 recording.doubled-row", "3 recording.doubled-row"])
    let file = try RecordingFile([RecordingFile.row(), RecordingFile.row()])
    #expect(file.read().recording == nil)
  }

  @Test func aDoubledRowNamesTheOneBeforeIt() throws {
    let file = try RecordingFile([RecordingFile.row(), RecordingFile.row(), "", RecordingFile.row()])
    let lines = file.read().findings.kept.map { $0.message.split(separator: " ").last.map(String.init) }
    #expect(lines == ["1", "2"])
  }

  /// More rows than the index begins with, and ids that are spelled in two ways.
  @Test func everyOneOfManyRowsIsFound() throws {
    let ids = (0..<3000).map { "case-\($0)" } + ["caf\u{E9}"]
    let file = try RecordingFile(ids.map { RecordingFile.row($0) } + [RecordingFile.row("case-7", repeat: 2)])
    let recording = try #require(file.read().recording)
    #expect(recording.count == 3002)
    #expect(ids.allSatisfy { recording.contains(agent: "a", caseID: $0) })
    #expect(recording.contains(agent: "a", caseID: "cafe\u{301}"))
    #expect(!recording.contains(agent: "b", caseID: "case-1") && !recording.contains(agent: "a", caseID: "case-3000"))
    #expect(recording.unusedCount(agents: ["a"]) { $0 != "case-7" } == 2)
    #expect(recording.unusedCount(agents: ["b"]) { _ in true } == 3002)
  }

  @Test func rowsThatDifferInOnePartOfTheAddress() throws {
    let file = try RecordingFile([
      RecordingFile.row(), RecordingFile.row(repeat: 2), RecordingFile.row(agent: "b"), RecordingFile.row("d"), "",
    ])
    let (recording, findings) = file.read()
    #expect(findings.isEmpty)
    #expect(recording?.count == 4)
    #expect(recording?.unverifiedCount == 4)
  }

  @Test(arguments: [
    ("{", "jsonl"), (#"{"case":"c","repeat":1,"agent":"a"}"#, "key.missing"),
    (#"{"case":"c","repeat":0,"agent":"a","reply":{}}"#, "value.range"),
    (#"{"case":"c","repeat":"1","agent":"a","reply":{}}"#, "value.type"),
    (#"{"case":"","repeat":1,"agent":"a","reply":{}}"#, "value.empty"),
    (#"{"case":"c","repeat":1,"agent":"a","reply":"act"}"#, "value.type"),
    (#"{"case":"c","repeat":1,"agent":"a","reply":{},"extra":1}"#, "key.unknown"),
    (#"{"case":"c","case":"d","repeat":1,"agent":"a","reply":{}}"#, "duplicate"), ("[]", "value.type"),
    ("null", "value.type"),
  ])
  func brokenRows(line: String, code: String) throws {
    let file = try RecordingFile([RecordingFile.row("z"), line, RecordingFile.row("y")])
    let (recording, findings) = file.read()
    #expect(recording == nil)
    #expect(findings.hasErrors)
    #expect(findings.kept.allSatisfy { $0.location?.line == 2 })
    if code != "jsonl", code != "duplicate" { #expect(findings.kept.contains { $0.code == code }) }
  }

  @Test func aMissingFileAndAPointer() throws {
    var findings = Findings()
    let reference = DatasetReference(path: "/nowhere/r.jsonl", name: "r.jsonl", relativePath: "r.jsonl")
    #expect(Recording(reference, &findings) == nil)
    #expect(findings.kept.map(\.code) == ["file.missing"])
    #expect(
      try codes(["version https://git-lfs.github.com/spec/v1", "oid sha256:4d7a", "size 1"]) == ["1 file.lfs-pointer"])
  }

  @Test func unusedRows() throws {
    let file = try RecordingFile([
      RecordingFile.row(), RecordingFile.row(repeat: 2), RecordingFile.row("d"), RecordingFile.row(agent: "b"),
    ])
    let recording = try #require(file.read().recording)
    #expect(recording.unusedCount(agents: ["a", "b"]) { _ in true } == 0)
    #expect(recording.unusedCount(agents: ["a"]) { _ in true } == 1)
    #expect(recording.unusedCount(agents: ["a", "b"]) { $0 == "c" } == 1)
    #expect(recording.unusedCount(agents: []) { _ in true } == 4)
  }
}
