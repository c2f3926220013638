import CaseModel
import Testing

@testable import CaseFiles

/// What is checked of agents that are models or services: one change, one finding, at its place.
@Suite struct ChatAgentTests {
  static let chat = """
      classifier:
        chat:
          api: openai
          endpoint: https://api.openai.com/v1/chat/completions
          model: gpt-4o-mini-2024-07-18
          system: prompts/system.txt
          prompt: prompts/prompt.mustache
          tools: prompts/tools.json
          output: prompts/output.json
          temperature: 0
          turns: 2
          reply: {disposition: decision, label: category}
          api_key_env: OPENAI_API_KEY
          headers: {X-Organisation: {env: ORG_ID}, X-Plain: plain}
          prices: {input: 0.15, output: 0.60}
        timeout: 30s
        connect_timeout: 5s
        retries: 4
        requests_per_minute: 500
        tokens_per_minute: 200000
        recording: recordings/classifier.jsonl
    """

  static let files = [
    "prompts/system.txt": "You sort mail.\n",
    "prompts/prompt.mustache": "{{input.text}}{{#input.amount}} {{.}}{{/input.amount}}\n",
    "prompts/tools.json": #"[{"name": "pay", "parameters": {"type": "object"}}]"#,
    "prompts/output.json":
      #"{"type": "object", "properties": {"decision": {"type": "string"}, "category": {"type": "string"}}, "additionalProperties": false}"#,
  ]

  static func project(
    _ changes: [(String, String)] = [], files changed: [String: String] = [:]
  ) throws -> TemporaryProject {
    let project = try Texts.project([("  classifier: {recording: replies.jsonl}", Self.chat)] + changes)
    for (name, text) in files.merging(changed, uniquingKeysWith: { $1 }) { try project.write(text, to: name) }
    return project
  }

  private func places(_ project: TemporaryProject) -> [String] {
    project.load().findings.places.map { $0.replacing(project.path + "/", with: "") }
  }

  @Test func whatIsRightHasNothingToBeFound() throws {
    let (loaded, findings) = try Self.project().load()
    let agent = try #require(loaded, "\(findings.text)").workflow.agents[0]
    #expect(findings.isEmpty, "\(findings.text)")
    #expect(agent.isCallable && agent.callsNetwork)
    #expect(agent.environmentNames == ["OPENAI_API_KEY", "ORG_ID"])
    #expect(
      agent.namedFiles.map(\.name) == [
        "prompts/system.txt", "prompts/prompt.mustache", "prompts/tools.json", "prompts/output.json",
      ])
    #expect(agent.chat?.turns == 2 && agent.chat?.sampling.temperature == 0 && agent.callPolicy.retries == 4)
    #expect(agent.chat?.prices?.nanodollars(inputTokens: 1_000_000, outputTokens: 1) == 150_000_600)
    // There is no recording yet, which is no fault: nothing of it is replayed.
    #expect(loaded?.recordings["classifier"]?.isThere == false)
    #expect(loaded?.digests.recordings.isEmpty == true)
  }

  @Test(arguments: [
    ("    timeout: 30s", "    command: [x]\n    timeout: 30s", "agent.sources"),
    ("    recording: recordings/classifier.jsonl", "    in_flight: 2", "agent.no-recording"),
    ("    timeout: 30s", "    env: [KEY]\n    timeout: 30s", "agent.env"),
    ("https://api.openai.com", "http://api.openai.com", "url.unencrypted"),
    ("https://api.openai.com", "ftp://api.openai.com", "url.invalid"),
    ("https://api.openai.com", "https://me:hunter2@api.openai.com", "url.invalid"),
    ("api: openai", "api: opnai", "value.unknown"), ("      api: openai\n", "", "key.missing"),
    ("      model: gpt-4o-mini-2024-07-18\n", "", "key.missing"),
    ("      prompt: prompts/prompt.mustache\n", "", "key.missing"),
    ("temperature: 0", "temperature: 2.5", "value.range"), ("turns: 2", "turns: 0", "value.range"),
    ("turns: 2", "turns: 65", "value.range"), ("input: 0.15", "input: -1", "value.range"),
    ("output: 0.60", "outputs: 0.60", "key.unknown"), ("retries: 4", "retries: 21", "value.range"),
    ("OPENAI_API_KEY", "sk-proj-7", "env.name"), ("OPENAI_API_KEY", "7UP", "env.name"),
    ("{env: ORG_ID}", "{env: $ORG}", "env.name"), ("X-Plain: plain", "Authorization: Bearer hunter2", "header.secret"),
    ("X-Plain: plain", "x-api-key: hunter2", "header.secret"), ("X-Plain: plain", "Host: x", "header.reserved"),
    ("X-Plain: plain", "x-organisation: x", "header.doubled"), ("X-Plain: plain", "\"X Plain\": x", "header.name"),
    ("X-Plain: plain", "X-Plain: \"a\\nb\"", "header.value"),
    ("label: category", "usage: category", "reply.field"), ("label: category", "calls: category", "reply.field"),
    ("label: category", "output.a.b: category", "reply.field"), ("label: category", "label: a..b", "reply.path"),
    ("label: category", "label: kategory", "reply.path"),
    ("label: category", "output: category, label: category", "reply.doubled"),
    ("      tools: prompts/tools.json\n", "", "chat.turns"),
    ("prompts/tools.json", "prompts/none.json", "file.missing"),
    ("prompts/prompt.mustache", "../../x", "path.outside"), ("recordings/classifier.jsonl", "../../x", "path.outside"),
    ("api: openai", "api: anthropic", "chat.max-tokens"),
    ("temperature: 0", "seed: 7\n      max_tokens: 9", "anthropic chat.seed"),
    ("temperature: 0", "temperature: 1.5\n      max_tokens: 9", "anthropic value.range"),
  ]) func whatIsWrong(old: String, new: String, finding: String) throws {
    let code = finding.split(separator: " ").last.map(String.init) ?? finding
    let api = finding.hasPrefix("anthropic ") ? [("api: openai", "api: anthropic")] : []
    let (loaded, findings) = try Self.project(api + [(old, new)]).load()
    #expect(loaded == nil)
    #expect(findings.kept.contains { $0.code == code && $0.severity == .error }, "\(findings.text)")
    let shown = findings.kept.map { "\($0.message) \($0.hint ?? "") \($0.excerpt ?? "")" }.joined()
    #expect(!shown.contains("hunter2") && !shown.contains("sk-proj-7"), "\(shown)")
  }

  @Test(arguments: [
    ("gpt-4o", true), ("gpt-4o-mini", true), ("gpt-4o-2024-08-06", false), ("gpt-4-0613", false),
    ("claude-3-5-sonnet-latest", true), ("claude-sonnet-4-5", true), ("claude-sonnet-4-5-20250929", false),
    ("o3", true), ("my-model", false), ("SmolLM2-135M-Instruct", false), ("llama3:latest", true),
    ("openai/gpt-4o", true), ("openai/gpt-4o-2024-08-06", false),
  ]) func fg61_aFloatingAliasIsSaid(model: String, isFloating: Bool) throws {
    let (loaded, findings) = try Self.project([("gpt-4o-mini-2024-07-18", "\"\(model)\"")]).load()
    #expect(loaded != nil, "\(findings.text)")
    #expect(findings.codes == (isFloating ? ["chat.floating-model"] : []), "\(findings.text)")
  }

  @Test func loopbackNeedsNoEncryption() throws {
    for url in ["http://localhost:8080/v1", "http://127.0.0.1/v1", "http://[::1]:9/v1"] {
      let (loaded, findings) = try Self.project([("https://api.openai.com/v1/chat/completions", "\"\(url)\"")]).load()
      #expect(loaded != nil, "\(findings.text)")
    }
    let declared = [("https://api.openai.com/v1/chat/completions", "http://a.example/v1\n      allow_http: true")]
    #expect(try Self.project(declared).load().loaded != nil)
  }

  @Test(arguments: [
    ("prompts/prompt.mustache", "{{input.text}}\n {{input.txet}}", "prompts/prompt.mustache:2:2 template.name"),
    (
      "prompts/prompt.mustache", "{{#input.vip}}{{input.text}}{{/input.vip}}",
      "prompts/prompt.mustache:1:1 template.name"
    ),
    ("prompts/prompt.mustache", "{{text}}", "prompts/prompt.mustache:1:1 template.name"),
    ("prompts/prompt.mustache", "{{input.text}}{{replies.other.output}}", "prompts/prompt.mustache:1:15 template.name"),
    ("prompts/prompt.mustache", "{{input.text}}{{replies.classifier}}", "prompts/prompt.mustache:1:15 template.name"),
    ("prompts/prompt.mustache", "a {{input.text", "prompts/prompt.mustache:1:3 template.syntax"),
    ("prompts/system.txt", "{{expected.disposition}}", "prompts/system.txt:1:1 template.name"),
    ("prompts/system.txt", "{{> partial}}", "prompts/system.txt:1:1 template.syntax"),
    ("prompts/prompt.mustache", "Sort this.", "prompts/prompt.mustache:1:1 template.constant"),
    ("prompts/tools.json", "{", "prompts/tools.json:1:2 json.truncated"),
    ("prompts/tools.json", "[]", "prompts/tools.json:1:1 value.empty"),
    ("prompts/tools.json", "[{\"name\": \"a b\"}]", "prompts/tools.json:1:11 tool.name"),
    ("prompts/tools.json", "[{\"name\": \"fly\"}]", "prompts/tools.json:1:11 tool.undeclared"),
    ("prompts/tools.json", "[{\"name\": \"pay\"}, {\"name\": \"pay\"}]", "prompts/tools.json:1:19 tool.doubled"),
    (
      "prompts/tools.json", "[{\"name\": \"pay\", \"parameters\": {\"type\": \"array\"}}]",
      "prompts/tools.json:1:41 schema.object"
    ),
    ("prompts/tools.json", "[{\"type\": \"function\", \"name\": \"pay\"}]", "prompts/tools.json:1:3 key.unknown"),
    ("prompts/output.json", "{\"type\": \"string\"}", "prompts/output.json:1:10 schema.object"),
    (
      "prompts/output.json", "{\"type\": \"object\", \"type\": \"object\"}",
      "prompts/output.json:1:20 json.duplicate-key"
    ),
  ]) func whatIsWrongWithAFile(file: String, text: String, finding: String) throws {
    let found = places(try Self.project(files: [file: text]))
    #expect(found.contains(finding), "\(found)")
  }

  @Test(
    arguments: [
      ("url: https://s.example.com/x, reply: {disposition: /a/b}", nil),
      ("url: https://s.example.com/x, reply: {disposition: a.b}", "reply.path"),
      ("url: http://s.example.com/x", "url.unencrypted"), ("url: http://s.example.com/x, allow_http: true", nil),
      ("headers: {}", "key.missing"), ("url: https://s.example.com, headers: {Cookie: a=b}", "header.secret"),
    ] as [(String, String?)]) func services(definition: String, code: String?) throws
  {
    let project = try Texts.project([
      ("{recording: replies.jsonl}", "{http: {\(definition)}, recording: replies.jsonl}")
    ])
    let (loaded, findings) = project.load()
    #expect((loaded != nil) == (code == nil), "\(findings.text)")
    if let code { #expect(findings.codes.contains(code), "\(findings.text)") }
  }

  /// A judge, say, which is asked about a text and a rubric.
  @Test func whoIsAskedByNoStepHasAnotherInput() throws {
    let project = try Self.project(
      [
        ("agents:\n", "agents:\n  asked: {recording: replies.jsonl}\n"), ("  - ask: classifier", "  - ask: asked"),
        ("classifier.output", "asked.output"),
      ], files: ["prompts/prompt.mustache": "{{input.rubric}}: {{input.text}}"])
    let (loaded, findings) = project.load()
    #expect(loaded != nil, "\(findings.text)")
    #expect(findings.codes == ["agent.unused"], "\(findings.text)")
  }

  @Test func patienceIsForNetworks() throws {
    let project = try Texts.project([("{recording: replies.jsonl}", "{recording: replies.jsonl, retries: 2}")])
    #expect(project.load().findings.codes.contains("agent.call-policy"))
  }

  @Test func resultsOfToolsAreReadOfCases() throws {
    func findings(_ results: String) -> Findings {
      Texts.caseFindings(#"{"id":"a","input":{},"expected":{"disposition":"act"},"tool_results":\#(results)}"#)
    }
    #expect(findings(#"[{"action":"x","arguments":{"a":1},"result":null}]"#).isEmpty)
    #expect(findings(#"[{"action":"x","arguments":{}}]"#).codes == ["key.missing"])
    #expect(findings(#"[{"action":"x","arguments":[],"result":1}]"#).hasErrors)
    let doubled = #"[{"action":"x","arguments":{"a":1},"result":1},{"action":"x","arguments":{"a":1.0},"result":2}]"#
    #expect(findings(doubled).codes == ["tool-result.doubled"])
  }
}
