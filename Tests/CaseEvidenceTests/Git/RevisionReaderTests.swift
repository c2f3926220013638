import CaseEvidence
import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Testing

@Suite(.enabled(if: ScratchRepository.hasGit, "there is no git"))
struct RevisionReaderTests {
  private static func read(
    _ scratch: ScratchRepository, _ revision: String = "HEAD"
  ) async throws -> (RevisionContent?, Findings) {
    var findings = Findings()
    let content = await RevisionReader(try await scratch.open())
      .load(scratch.file("workflows/flow.yaml"), at: revision, &findings)
    return (content, findings)
  }

  @Test func aWorkflowIsReadAsItWas() async throws {
    let scratch = try ScratchRepository()
    try Flow.write(to: scratch)
    try scratch.commit("one")
    var findings = Findings()
    let there = try #require(WorkflowLoader.load(scratch.file("workflows/flow.yaml"), &findings))
    // The working tree holds something else, or nothing.
    try scratch.write(Flow.text(limit: 500), to: "workflows/flow.yaml")
    try FileManager.default.removeItem(atPath: scratch.file("data"))
    let (content, complaints) = try await Self.read(scratch)
    guard case .workflow(let base) = content else {
      Issue.record("\(complaints.kept)")
      return
    }
    #expect(base.loaded.digests == there.digests)
    #expect(base.loaded.name == "HEAD:workflows/flow.yaml")
    #expect(base.loaded.datasets.map(\.name) == ["HEAD:data/cases.jsonl"])
    #expect(base.loaded.datasets.map(\.relativePath) == ["data/cases.jsonl"])
    #expect(try String(contentsOfFile: base.loaded.datasets[0].path, encoding: .utf8) == Flow.cases)
    #expect(try scratch.git("status", "--porcelain", "--untracked-files=no").contains("flow.yaml"))
  }

  @Test func theFolderGoesAway() async throws {
    let scratch = try ScratchRepository()
    try Flow.write(to: scratch)
    try scratch.commit("one")
    var path = ""
    do {
      guard case .workflow(let base) = try await Self.read(scratch).0 else {
        Issue.record("it was not read")
        return
      }
      path = base.folder.path
      #expect(FileManager.default.fileExists(atPath: path + "/workflows/flow.yaml"))
      let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
      #expect(mode == 0o700)
    }
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func aWorkflowThatWasNotThereIsNew() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("x", to: "other")
    let base = try scratch.commit("one")
    try Flow.write(to: scratch)
    let (content, findings) = try await Self.read(scratch, base)
    guard case .new(let commit) = content else {
      Issue.record("it is not new")
      return
    }
    #expect(commit.description == base)
    #expect(findings.isEmpty)
  }

  @Test func whatIsMissingIsNamedWithItsRevision() async throws {
    let scratch = try ScratchRepository()
    try scratch.write(Flow.text(), to: "workflows/flow.yaml")
    try scratch.write(Flow.cases, to: "data/cases.jsonl")
    try scratch.commit("one")
    try scratch.write(Flow.replies, to: "data/replies.jsonl")
    let (content, findings) = try await Self.read(scratch)
    #expect(content == nil)
    #expect(findings.kept.contains { $0.location?.file == "HEAD:workflows/flow.yaml" && $0.code == "file.missing" })
  }

  @Test func linksAndPointersAreRefused() async throws {
    let scratch = try ScratchRepository()
    try Flow.write(to: scratch)
    try scratch.write("version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n", to: "data/cases.jsonl")
    try FileManager.default.removeItem(atPath: scratch.file("data/replies.jsonl"))
    try FileManager.default.createSymbolicLink(
      atPath: scratch.file("data/replies.jsonl"), withDestinationPath: "/etc/passwd")
    try scratch.commit("one")
    let (content, findings) = try await Self.read(scratch)
    #expect(content == nil)
    #expect(findings.kept.map(\.code).sorted() == ["file.lfs-pointer", "git.symbolic-link"])
  }

  @Test func anUnknownRevisionIsAFinding() async throws {
    let scratch = try ScratchRepository()
    try Flow.write(to: scratch)
    try scratch.commit("one")
    let (content, findings) = try await Self.read(scratch, "origin/main")
    #expect(content == nil)
    #expect(findings.kept.map(\.code) == ["git.unknown-revision"])
  }
}
