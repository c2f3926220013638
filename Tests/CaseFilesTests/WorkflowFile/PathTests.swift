import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Testing

/// Nothing that a workflow names may lie outside the project's root.
@Suite struct PathTests {
  private static let recording = "recording: replies.jsonl"

  @Test(arguments: ["../replies.jsonl", "a/../../replies.jsonl", "/etc/passwd", "/etc/hostname"])
  func outsideTheRoot(path: String) throws {
    let project = try Texts.project([(Self.recording, "recording: \(path)")])
    let (loaded, findings) = project.load()
    #expect(loaded == nil)
    #expect(findings.codes == ["path.outside"], "\(findings.text)")
    #expect(findings.kept.first?.location?.line == 18)
  }

  @Test func aLinkOutOfTheRoot() throws {
    let outside = try TemporaryProject()
    try outside.write(Texts.reply, to: "replies.jsonl")
    let project = try Texts.project([(Self.recording, "recording: link.jsonl")])
    try project.link("link.jsonl", to: outside.path + "/replies.jsonl")
    #expect(project.load().findings.codes == ["path.outside"])
    let folder = try Texts.project([(Self.recording, "recording: link/replies.jsonl")])
    try folder.link("link", to: outside.path)
    #expect(folder.load().findings.codes == ["path.outside"])
  }

  @Test func aLinkInsideTheRoot() throws {
    let project = try Texts.project([(Self.recording, "recording: link.jsonl")])
    try project.link("link.jsonl", to: "replies.jsonl")
    let (loaded, findings) = project.load()
    #expect(loaded?.recordings["classifier"]?.relativePath == "replies.jsonl", "\(findings.text)")
  }

  @Test func aFolderWhoseNameBeginsLikeTheRoot() throws {
    let project = try Texts.project()
    let sibling = project.path + "-sibling"
    defer { try? FileManager.default.removeItem(atPath: sibling) }
    try FileManager.default.createDirectory(atPath: sibling, withIntermediateDirectories: true)
    try Data(Texts.reply.utf8).write(to: URL(fileURLWithPath: sibling + "/replies.jsonl"))
    try project.write(Texts.changed([(Self.recording, "recording: \(sibling)/replies.jsonl")]), to: "flow.yaml")
    #expect(project.load().findings.codes == ["path.outside"])
  }

  @Test func theRootIsTheNearestFolderWithGit() throws {
    let project = try TemporaryProject()
    try project.write(
      Texts.changed([("[cases.jsonl]", "[../cases.jsonl]"), (Self.recording, "recording: ../data/replies.jsonl")]),
      to: "flows/flow.yaml")
    try project.write(Texts.reply, to: "data/replies.jsonl")
    try project.write(Texts.item, to: "cases.jsonl")
    let (loaded, findings) = project.load("flows/flow.yaml")
    #expect(loaded?.root.path == project.path, "\(findings.text)")
    #expect(loaded?.datasets.map(\.relativePath) == ["cases.jsonl"])
    try project.makeFolder("flows/.git")
    #expect(project.load("flows/flow.yaml").findings.codes.contains("path.outside"))
  }

  @Test func withoutGitTheRootIsTheWorkflowsOwnFolder() throws {
    let project = try TemporaryProject(isRepository: false)
    try project.write(Texts.changed([("[cases.jsonl]", "[../cases.jsonl]")]), to: "flows/flow.yaml")
    try project.write(Texts.reply, to: "flows/replies.jsonl")
    try project.write(Texts.item, to: "cases.jsonl")
    #expect(project.load("flows/flow.yaml").findings.codes == ["path.outside"])
  }

  @Test func missingFiles() throws {
    let project = try Texts.project([(Self.recording, "recording: reples.jsonl"), ("[cases.jsonl]", "[case.jsonl, .]")])
    let findings = project.load().findings
    #expect(findings.codes.sorted() == ["file.folder", "file.missing", "file.missing"], "\(findings.text)")
    #expect(findings.kept.contains { $0.hint == "did you mean 'replies.jsonl'?" })
    #expect(project.load("flwo.yaml").findings.codes == ["file.missing"])
  }

  @Test func aDatasetThatIsNamedTwice() throws {
    let project = try Texts.project([("[cases.jsonl]", "[cases.jsonl, ./cases.jsonl]")])
    #expect(project.load().findings.codes == ["path.doubled"])
  }

  @Test func anAgentWithoutASource() throws {
    let project = try Texts.project([("{recording: replies.jsonl}", "{timeout: 3s}")])
    #expect(project.load().findings.codes == ["agent.no-source"])
  }
}
