import CaseJSON
import CaseModel
import Foundation
import Testing

@testable import CaseFiles

/// What is appended is there, once, whole, and behind what was there.
@Suite struct LedgerAppendingTests {
  private static func project() throws -> TemporaryProject {
    try Texts.project([("volume: 1000}", "volume: 1000, incidents: flow.incidents.jsonl}")])
  }

  private static func file(in project: TemporaryProject) throws -> (LedgerFile, Workflow) {
    let loaded = try #require(project.load().loaded)
    var findings = Findings()
    let file = LedgerFile(of: loaded, &findings)
    return (try #require(file, "\(findings.text)"), loaded.workflow)
  }

  private static func incident(_ id: String, _ workflow: Workflow) -> JSONValue {
    var draft = IncidentDraft(file: IncidentDraft.commandLine)
    draft.texts = [
      .id: id, .version: "1.0.0", .occurred: "2026-11-20T10:00:00Z", .detected: "2026-11-20T10:00:00Z",
      .severity: "low", .kind: "misrouted",
    ]
    return draft.value(for: workflow)
  }

  private static func text(_ project: TemporaryProject) throws -> String {
    try String(contentsOfFile: project.path + "/flow.incidents.jsonl", encoding: .utf8)
  }

  @Test func pointsAreTheWeightOfTheKind() throws {
    let project = try Self.project()
    let (file, workflow) = try Self.file(in: project)
    #expect(try file.append([Self.incident("I-1", workflow)]))
    #expect(
      try Self.text(project)
        == #"{"v":1,"id":"I-1","workflow":"flow","version":"1.0.0","occurred":"2026-11-20T10:00:00Z","detected":"2026-11-20T10:00:00Z","severity":"low","kind":"misrouted","points":2}"#
        + "\n")
    #expect(try !file.append([IncidentDraft.link("I-1", to: "c0")]))
    #expect(try Self.text(project).hasSuffix("\n" + #"{"v":1,"link":"I-1","case":"c0"}"# + "\n"))
  }

  @Test func aDoubledIdAddsNothingOfAll() throws {
    let project = try Self.project()
    let (file, workflow) = try Self.file(in: project)
    _ = try file.append([Self.incident("I-1", workflow)])
    let before = try Self.text(project)
    #expect(throws: LedgerFile.Refusal.self) {
      try file.append([Self.incident("I-2", workflow), Self.incident("I-1", workflow)])
    }
    #expect(throws: LedgerFile.Refusal.self) {
      try file.append([Self.incident("I-3", workflow), Self.incident("I-3", workflow)])
    }
    #expect(throws: LedgerFile.Refusal.self) { try file.append([IncidentDraft.link("I-9", to: "c0")]) }
    #expect(try Self.text(project) == before)
  }

  @Test func nothingIsAddedToWhatCannotBeRead() throws {
    let project = try Self.project()
    let (file, workflow) = try Self.file(in: project)
    try project.write(#"{"v":1,"id":"torn"#, to: "flow.incidents.jsonl")
    #expect(throws: LedgerFile.Refusal.self) { try file.append([Self.incident("I-1", workflow)]) }
    #expect(try Self.text(project) == #"{"v":1,"id":"torn"#)
  }

  @Test func aLastLineWithoutAnEndIsEnded() throws {
    let project = try Self.project()
    let (file, workflow) = try Self.file(in: project)
    _ = try file.append([Self.incident("I-1", workflow)])
    let old = try Self.text(project).dropLast()
    try project.write(String(old), to: "flow.incidents.jsonl")
    _ = try file.append([Self.incident("I-2", workflow)])
    #expect(try Self.text(project).split(separator: "\n").count == 2)
    #expect(
      LedgerComparison(old: Array(old.utf8), new: Array(try Self.text(project).utf8)) == .extended(lines: 1))
  }

  @Test func manyWritersLoseNothing() async throws {
    let project = try Self.project()
    let (file, workflow) = try Self.file(in: project)
    // Every id is wanted by two of them: one of each pair has to be refused.
    let refused = await withTaskGroup(of: Bool.self) { group in
      for number in 0..<60 {
        group.addTask {
          do {
            _ = try file.append([Self.incident("I-\(number / 2)", workflow)])
            return false
          } catch { return true }
        }
      }
      return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    #expect(refused == 30)
    var findings = Findings()
    let read = file.read(&findings)
    let content = try #require(read, "\(findings.text)")
    #expect(Set(content.ledger.incidents.map(\.id)).count == 30)
    #expect(content.ledger.incidents.count == 30)
  }

  @Test func aDeclaredLedgerHasToBeThere() throws {
    let project = try Self.project()
    let (file, _) = try Self.file(in: project)
    var findings = Findings()
    #expect(file.read(&findings) == nil)
    #expect(findings.codes == ["ledger.missing"])
    #expect(findings.kept.first?.location?.description.hasSuffix("flow.yaml:27:64") == true, "\(findings.text)")
    try project.makeFolder("flow.incidents.jsonl")
    findings = Findings()
    #expect(file.read(&findings) == nil)
    #expect(findings.codes == ["file.folder"])
  }

  @Test func aLedgerLiesInTheProject() throws {
    let project = try Texts.project([("volume: 1000}", "volume: 1000, incidents: ../flow.incidents.jsonl}")])
    let loaded = try #require(project.load().loaded)
    var findings = Findings()
    #expect(LedgerFile(of: loaded, &findings) == nil)
    #expect(findings.codes == ["path.outside"])
  }
}
