import CaseEvidence
import CaseFiles
import CaseModel
import Foundation
import Testing

@Suite(.enabled(if: ScratchRepository.hasGit, "there is no git"))
struct GitRepositoryTests {
  private static func code(_ body: () async throws -> Void) async -> String? {
    do {
      try await body()
      return nil
    } catch let fault as EvidenceFault { return fault.finding.code } catch { return "\(error)" }
  }

  @Test func aRevisionIsACommit() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("1", to: "a")
    let first = try scratch.commit("one")
    try scratch.git("tag", "--annotate", "v1", "-m", "one")
    let second = try scratch.commit("two")
    let repository = try await scratch.open()
    #expect(try await repository.resolve("HEAD").description == second)
    #expect(try await repository.resolve("main~1").description == first)
    #expect(try await repository.resolve("v1").description == first)
    let (old, new) = (try await repository.resolve(first), try await repository.resolve(second))
    #expect(try await repository.contains(old, in: new))
    #expect(try await !repository.contains(new, in: old))
  }

  @Test(arguments: ["", "-h", "--all", "nope", "main..main", "main:a", "main\nmain"])
  func whatNamesNoCommitIsAFault(_ revision: String) async throws {
    let scratch = try ScratchRepository()
    try scratch.write("1", to: "a")
    try scratch.commit("one")
    let repository = try await scratch.open()
    let code = await Self.code { _ = try await repository.resolve(revision) }
    #expect(code == "git.unknown-revision" || code == "git.revision", "\(code ?? "it resolved")")
  }

  @Test func aFolderThatIsNoRepositoryIsAFault() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("", to: "inside/.git/nothing")
    let code = await Self.code { _ = try await GitRepository(at: ProjectRoot(of: scratch.file("inside/x.yaml"))) }
    #expect(code == "git.no-repository")
  }

  @Test func aShallowCloneSaysWhatToDo() async throws {
    let scratch = try ScratchRepository()
    let first = try scratch.commit("one")
    try scratch.commit("two")
    try scratch.git("clone", "--quiet", "--depth=1", "file://\(scratch.path)", scratch.file("clone"))
    let repository = try await GitRepository(at: ProjectRoot(of: scratch.file("clone/x.yaml")))
    #expect(repository.isShallow)
    do {
      _ = try await repository.resolve(first)
      Issue.record("the commit is not there")
    } catch { #expect(error.finding.hint?.contains("fetch-depth: 0") == true) }
  }

  @Test func changedFilesAreThoseThatDiffer() async throws {
    let scratch = try ScratchRepository()
    for name in ["kept", "edited", "deleted", "ümlaut"] { try scratch.write("1", to: name) }
    let old = try scratch.commit("one")
    try scratch.write("2", to: "edited")
    try scratch.write("2", to: "ümlaut")
    try FileManager.default.removeItem(atPath: scratch.file("deleted"))
    let new = try scratch.commit("two")
    try scratch.write("2", to: "kept")
    try scratch.write("new", to: "added")
    let repository = try await scratch.open()
    let (base, head) = (try await repository.resolve(old), try await repository.resolve(new))
    #expect(try await repository.changedFiles(from: base, to: head) == ["deleted", "edited", "ümlaut"])
    #expect(
      try await repository.changedFiles(since: base) == ["added", "deleted", "edited", "kept", "ümlaut"])
    #expect(
      try await repository.uncommitted(["kept", "edited", "added", "deleted", "none"], since: head)
        == ["added", "kept"])
  }

  /// What git is told not to look at is looked at all the same.
  @Test func noFlagOfTheIndexHidesADifference() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("1", to: "a")
    let head = try scratch.commit("one")
    try scratch.git("update-index", "--assume-unchanged", "a")
    try scratch.write("2", to: "a")
    let repository = try await scratch.open()
    #expect(try await repository.uncommitted(["a"], since: try await repository.resolve(head)) == ["a"])
  }
}
