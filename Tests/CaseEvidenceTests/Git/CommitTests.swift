import CaseEvidence
import Testing

@Suite(.enabled(if: ScratchRepository.hasGit, "there is no git"))
struct CommitTests {
  private static func authors(
    _ scratch: ScratchRepository, after base: String, touching paths: [String]
  ) async throws -> Set<String> {
    let repository = try await scratch.open()
    let (old, new) = (try await repository.resolve(base), try await repository.resolve("HEAD"))
    let commits = try await repository.commits(after: old, upTo: new, touching: paths)
    return Set(commits.flatMap(\.people).map(\.email))
  }

  @Test func onlyCommitsThatTouchTheFilesCount() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("1", to: "flow.yaml")
    let base = try scratch.commit("one", as: "Old", "old@example.com")
    try scratch.write("2", to: "flow.yaml")
    try scratch.commit(
      "two\n\nCo-authored-by: Carol <Carol@Example.com>\nco-authored-by : Dan  <dan@example.com>\n\nmore text",
      as: "Bob", "bob@example.com")
    try scratch.write("x", to: "flow.approvals/bob.json")
    try scratch.commit("an approval", as: "Eve", "eve@example.com")
    #expect(
      try await Self.authors(scratch, after: base, touching: ["flow.yaml"]) == [
        "bob@example.com", "Carol@Example.com", "dan@example.com",
      ])
    #expect(try await Self.authors(scratch, after: base, touching: ["flow.approvals/bob.json"]) == ["eve@example.com"])
    #expect(try await Self.authors(scratch, after: base, touching: []).isEmpty)
  }

  /// Who takes their own change back was an author of it all the same.
  @Test func aChangeThatWasTakenBackAndMadeAgainCounts() async throws {
    let scratch = try ScratchRepository()
    try scratch.write("1", to: "flow.yaml")
    let base = try scratch.commit("one")
    for (text, email) in [("2", "a@example.com"), ("1", "b@example.com"), ("2", "c@example.com")] {
      try scratch.write(text, to: "flow.yaml")
      try scratch.commit(text, as: "x", email)
    }
    #expect(
      try await Self.authors(scratch, after: base, touching: ["flow.yaml"]) == [
        "a@example.com", "b@example.com", "c@example.com",
      ])
  }

  @Test func aCleanMergeMakesNobodyAnAuthorAndAnEditedOneDoes() async throws {
    for isEdited in [false, true] {
      let scratch = try ScratchRepository()
      try scratch.write("1\n", to: "flow.yaml")
      let base = try scratch.commit("one")
      try scratch.git("checkout", "--quiet", "-b", "side")
      try scratch.write("2\n", to: "flow.yaml")
      try scratch.commit("side", as: "Bob", "bob@example.com")
      try scratch.git("checkout", "--quiet", "main")
      try scratch.write("x", to: "other")
      try scratch.commit("other")
      try scratch.git(
        "-c", "user.name=Eve", "-c", "user.email=eve@example.com", "merge", "--no-ff", "--no-commit", "side")
      if isEdited { try scratch.write("3\n", to: "flow.yaml") }
      try scratch.commit("merge", as: "Eve", "eve@example.com")
      let authors = try await Self.authors(scratch, after: base, touching: ["flow.yaml"])
      #expect(authors == (isEdited ? ["bob@example.com", "eve@example.com"] : ["bob@example.com"]))
    }
  }
}
