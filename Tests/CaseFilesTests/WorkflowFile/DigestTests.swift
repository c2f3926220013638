import CaseModel
import Testing

@testable import CaseFiles

/// What changes the digests of a workflow, and which of them.
@Suite struct DigestTests {
  private func digests(
    _ changes: [(String, String)] = [], replies: String = Texts.reply, cases: String = Texts.item,
    edit: (String) -> String = { $0 }
  ) throws -> WorkflowDigests {
    let project = try Texts.project()
    try project.write(edit(Texts.changed(changes)), to: "flow.yaml")
    try project.write(replies, to: "replies.jsonl")
    try project.write(cases, to: "cases.jsonl")
    let (loaded, findings) = project.load()
    return try #require(loaded, "\(findings.text)").digests
  }

  @Test func theSameFilesGiveTheSameDigestsAnywhere() throws { #expect(try digests() == digests()) }

  @Test func layoutDoesNotMatter() throws {
    let plain = try digests()
    #expect(
      try digests(edit: { "# a comment\n\n" + $0.replacing("stage: bounded", with: "stage:   bounded   # so far") })
        == plain)
    #expect(try digests([("{tier: write, reversible: true}", "{reversible: true, tier: write}")]) == plain)
    #expect(
      try digests([("  reply: {tier: write, reversible: true}", "  reply:\n    tier: write\n    reversible: true")])
        == plain)
    #expect(try digests([("name: flow\nversion: 1.0.0\n", "version: 1.0.0\nname: flow\n")]) == plain)
    #expect(try digests([("objective: 0.9,", "objective: 0.90,")]) == plain)
  }

  @Test func theVersionIsNoPartOfIt() throws { #expect(try digests([("1.0.0", "1.1.0")]) == digests()) }

  @Test func theSummaryAndTheDatasetsAreNoBehaviour() throws {
    let plain = try digests()
    let changed = try digests([("summary: Answers.", "summary: Answers mail.")])
    #expect(changed.whole != plain.whole)
    #expect(changed.behaviour == plain.behaviour)
    #expect(changed.bar == plain.bar)
    #expect(try digests(cases: Texts.item + Texts.item.replacing("c0", with: "c1")) == plain)
  }

  @Test(arguments: [("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0.8}"), ("volume: 1000", "volume: 2000")])
  func theBarChangesTheBarAndTheWhole(old: String, new: String) throws {
    let plain = try digests()
    let changed = try digests([(old, new)])
    #expect(changed.whole != plain.whole)
    #expect(changed.bar != plain.bar)
    #expect(changed.behaviour == plain.behaviour)
    #expect(changed.agents == plain.agents)
  }

  @Test(arguments: [
    ("at_most: 50", "at_most: 500"), ("name: Linus", "name: Barbara"), ("stage: bounded", "stage: trusted"),
    ("label: spam", "label: scam"),
  ])
  func behaviourChangesBehaviourAndTheWhole(old: String, new: String) throws {
    let plain = try digests()
    let changed = try digests([(old, new)])
    #expect(changed.whole != plain.whole)
    #expect(changed.behaviour != plain.behaviour)
    #expect(changed.bar == plain.bar)
    #expect(changed.agents == plain.agents)
  }

  @Test func aRecordingChangesItsAgentAndTheWhole() throws {
    let plain = try digests()
    let changed = try digests(replies: Texts.reply.replacing("\"x\"", with: "\"y\""))
    #expect(changed.whole != plain.whole)
    #expect(changed.behaviour != plain.behaviour)
    #expect(changed.agents.map(\.name) == ["classifier"])
    #expect(changed.agents != plain.agents)
    #expect(changed.files.map(\.name) == ["replies.jsonl"])
    #expect(changed.bar == plain.bar)
  }

  @Test func aDeclaredFileChangesItsOwnAgentOnly() throws {
    let two = "  classifier: {recording: replies.jsonl, files: [prompt.txt]}\n  other: {recording: replies.jsonl}"
    func digests(prompt: String) throws -> WorkflowDigests {
      let project = try Texts.project([("  classifier: {recording: replies.jsonl}", two)])
      try project.write(prompt, to: "prompt.txt")
      let (loaded, findings) = project.load()
      return try #require(loaded, "\(findings.text)").digests
    }
    let (plain, changed) = (try digests(prompt: "Be kind."), try digests(prompt: "Be kind. "))
    #expect(changed.whole != plain.whole)
    #expect(changed.agents[0] != plain.agents[0])
    #expect(changed.agents[1] == plain.agents[1])
    #expect(changed.files.map(\.name) == ["prompt.txt", "replies.jsonl"])
  }

  @Test func sha256() {
    #expect(
      Digest(of: Array("abc".utf8)).description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      Digest(of: [UInt8]()).description == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
