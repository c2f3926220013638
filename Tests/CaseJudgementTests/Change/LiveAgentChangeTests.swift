import CaseModel
import Testing

@testable import CaseJudgement

/// What changes of models and services are called: a new host, model, key or variable is an integration that somebody
/// has to approve, and what it answers otherwise cannot be decided.
@Suite struct LiveAgentChangeTests {
  private static let live = """
      r:
        chat:
          api: openai
          endpoint: https://a.example.com/v1/chat
          model: m-2024-01-01
          prompt: p.mustache
          temperature: 0
          reply: {label: category}
          api_key_env: KEY
          headers: {X-Org: {env: ORG}}
          prices: {input: 1, output: 2}
          allow_http: false
        timeout: 30s
        connect_timeout: 5s
        retries: 2
        requests_per_minute: 10
        recording: r.jsonl
    """
  private static let service =
    "  other: {http: {url: https://s.example.com/x, headers: {X-A: b}}, recording: other.jsonl}"

  private static let ground = [
    ("  r: {command: [python3, r.py], files: [r.py], env: [KEY], timeout: 30s, in_flight: 2}", live),
    ("  other: {recording: other.jsonl}", service),
  ]

  @Test(arguments: [
    (
      "https://a.example.com/v1/chat", "https://b.example.com/v1/chat", "chat.endpoint", ChangeKind.newIntegration,
      ChangeKind.newIntegration
    ),
    (
      "https://a.example.com/v1/chat", "https://a.example.com/v2/chat", "chat.endpoint", .newIntegration,
      .newIntegration
    ),
    ("m-2024-01-01", "m-2024-02-02", "chat.model", .newIntegration, .newIntegration),
    ("api_key_env: KEY", "api_key_env: TOKEN", "chat.api_key_env", .newIntegration, .newIntegration),
    ("      api_key_env: KEY\n", "", "chat.api_key_env", .narrowing, .newIntegration),
    ("{env: ORG}", "{env: TOKEN}", "chat.headers", .newIntegration, .newIntegration),
    ("{X-Org: {env: ORG}}", "{X-Org: {env: ORG}, X-More: a}", "chat.headers", .newIntegration, .narrowing),
    ("p.mustache", "q.mustache", "chat.prompt", .widerScope, .widerScope),
    ("temperature: 0", "temperature: 1", "chat.temperature", .widerScope, .widerScope),
    ("      temperature: 0\n", "      temperature: 0\n      seed: 1\n", "chat.seed", .widerScope, .widerScope),
    ("label: category", "label: kind", "chat.reply", .widerScope, .widerScope),
    ("api: openai", "api: anthropic\n      max_tokens: 5", "chat", .widerScope, .widerScope),
    ("allow_http: false", "allow_http: true", "chat.allow_http", .widerScope, .narrowing),
    ("input: 1", "input: 0.5", "chat.prices", .looserThreshold, .narrowing),
    ("      prices: {input: 1, output: 2}\n", "", "chat.prices", .looserThreshold, .narrowing),
    ("timeout: 30s\n    connect", "timeout: 60s\n    connect", "timeout", .looserThreshold, .narrowing),
    ("connect_timeout: 5s", "connect_timeout: 9s", "connect_timeout", .looserThreshold, .narrowing),
    ("retries: 2", "retries: 9", "retries", .neutral, .neutral),
    ("requests_per_minute: 10", "requests_per_minute: 20", "requests_per_minute", .neutral, .neutral),
  ]) func aModel(old: String, new: String, subject: String, kind: ChangeKind, reverse: ChangeKind) throws {
    let before = try Workflows.changed(Self.ground)
    let after = try Workflows.changed(Self.ground + [(old, new)])
    expect(ChangeClassifier.changes(from: before, to: after), "agents.r.\(subject)", kind)
    expect(ChangeClassifier.changes(from: after, to: before), "agents.r.\(subject)", reverse)
  }

  @Test(arguments: [
    ("https://s.example.com/x", "https://t.example.com/x", "url", ChangeKind.newIntegration),
    ("{X-A: b}", "{X-A: c}", "headers", .newIntegration),
    ("headers: {X-A: b}", "headers: {X-A: b}, reply: {disposition: /a}", "reply", .widerScope),
  ]) func aService(old: String, new: String, key: String, kind: ChangeKind) throws {
    let before = try Workflows.changed(Self.ground)
    let after = try Workflows.changed(Self.ground + [(old, new)])
    expect(ChangeClassifier.changes(from: before, to: after), "agents.other.http.\(key)", kind)
  }

  @Test func aModelInsteadOfAProgramIsAnIntegration() throws {
    let before = try Workflows.changed([])
    let after = try Workflows.changed([Self.ground[0]])
    let changes = ChangeClassifier.changes(from: before, to: after)
    #expect(changes.contains { $0.kind == .newIntegration && $0.subject == "agents.r.chat" }, "\(changes.lines)")
    let back = ChangeClassifier.changes(from: after, to: before)
    #expect(back.contains { $0.kind == .newIntegration && $0.subject == "agents.r.command" }, "\(back.lines)")
  }

  private func expect(
    _ changes: [WorkflowChange], _ subject: String, _ kind: ChangeKind,
    at location: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(!changes.isEmpty, sourceLocation: location)
    #expect(changes.allSatisfy { $0.subject.hasPrefix(subject) }, "\(changes.lines)", sourceLocation: location)
    #expect(changes.contains { $0.kind == kind }, "\(changes.lines)", sourceLocation: location)
    if !kind.widens { #expect(!changes.contains { $0.kind.widens }, "\(changes.lines)", sourceLocation: location) }
  }
}
