import CaseModel
import Testing

@testable import CaseFiles

/// Which changes call for new answers, and which do not: a recording is not paid for twice, and never replayed for
/// another request.
@Suite struct AnswerDigestTests {
  private func digests(_ changes: [(String, String)] = [], files: [String: String] = [:]) throws -> WorkflowDigests {
    let (loaded, findings) = try ChatAgentTests.project(changes, files: files).load()
    return try #require(loaded, "\(findings.text)").digests
  }

  @Test(arguments: [
    ("timeout: 30s", "timeout: 60s"), ("connect_timeout: 5s", "connect_timeout: 6s"), ("retries: 4", "retries: 5"),
    ("requests_per_minute: 500", "in_flight: 3"), ("input: 0.15", "input: 0.20"),
    ("api_key_env: OPENAI_API_KEY", "api_key_env: OTHER_KEY"),
    ("recordings/classifier.jsonl", "recordings/other.jsonl"),
    ("    timeout: 30s", "    description: sorts\n    timeout: 30s"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0.8}"),
    ("      turns: 2", "      allow_http: true\n      turns: 2"),
  ]) func patienceAndPricesChangeNoAnswer(old: String, new: String) throws {
    let (before, after) = (try digests(), try digests([(old, new)]))
    #expect(before.answers == after.answers)
    #expect(before.whole != after.whole)
  }

  @Test(arguments: [
    ("gpt-4o-mini-2024-07-18", "gpt-4o-2024-08-06"), ("temperature: 0", "temperature: 0.1"),
    ("temperature: 0", "seed: 7"), ("turns: 2", "turns: 3"), ("api.openai.com", "api.example.com"),
    ("label: category", "kind: category"), ("X-Plain: plain", "X-Plain: other"),
    ("      system: prompts/system.txt\n", ""), ("api: openai", "api: anthropic\n      max_tokens: 9"),
  ]) func whatIsAskedChangesTheAnswers(old: String, new: String) throws {
    #expect(try digests().answers != digests([(old, new)]).answers)
  }

  /// FALSE GREEN 63: each file that a model is told of is in the digest.
  @Test(arguments: [
    ("prompts/system.txt", "You sort letters.\n"), ("prompts/prompt.mustache", "Please: {{input.text}}"),
    ("prompts/tools.json", #"[{"name": "pay", "description": "Pays.", "parameters": {"type": "object"}}]"#),
    (
      "prompts/output.json",
      #"{"type": "object", "properties": {"decision": {"type": "string"}, "category": {"enum": ["a"]}}, "additionalProperties": false}"#
    ),
  ]) func fg63_everyFileIsInTheDigest(file: String, text: String) throws {
    let (before, after) = (try digests(), try digests(files: [file: text]))
    #expect(before.answers != after.answers)
    #expect(before.whole != after.whole && before.behaviour != after.behaviour && before.rules != after.rules)
    #expect(before.agents != after.agents && before.programs != after.programs)
    #expect(after.files.map(\.name).contains(file))
  }

  /// Names of files do not matter; what stands in them does.
  @Test func aRecordingThatIsThereIsInTheDigest() throws {
    let project = try ChatAgentTests.project()
    let before = try #require(project.load().loaded).digests
    try project.write(Texts.reply, to: "recordings/classifier.jsonl")
    let after = try #require(project.load().loaded).digests
    #expect(before.whole != after.whole && before.answers == after.answers && before.programs == after.programs)
    #expect(after.recordings.map(\.name) == ["classifier"])
  }

  @Test func aRecordingThatIsNotMadeYetIsNoChange() throws {
    let (old, new) = (try ChatAgentTests.project(), try ChatAgentTests.project())
    var findings = Findings()
    let was = try #require(old.load().loaded)
    let now = try #require(new.load().loaded)
    #expect(VersionComparison.changes(from: was, to: now, &findings).isEmpty)
    try new.write(Texts.reply, to: "recordings/classifier.jsonl")
    let made = try #require(new.load().loaded)
    let changes = VersionComparison.changes(from: was, to: made, &findings)
    #expect(changes.map(\.subject) == ["agents.classifier.recording"])
    #expect(changes.first?.old?.contains("not made yet") == true)
    #expect(findings.isEmpty)
  }
}
