import CaseJSON
import FaultyServer
import Foundation
import Testing

/// A chat model behind a server of our own, asked through the helper, recorded and replayed.
@Suite(.endToEnd) struct ChatRunTests {
  private static let agent = """
      classifier:
        chat:
          api: API
          endpoint: http://127.0.0.1:PORT/PATH
          model: m-2024-01-01
          max_tokens: 50
          prompt: prompt.mustache
          system: system.mustache
          tools: tools.json
          reply: {said: text}
          prices: {input: 1, output: 2}
          api_key_env: CHAT_KEY
        timeout: 20s
        recording: recordings/classifier.jsonl
    """

  /// Cases with a mark at everything that nobody who is asked may see.
  private static func cases() -> [String] {
    (0..<20).map { index in
      let (text, expected) =
        [
          ("please", #""disposition":"act","action":"reply""#),
          ("spam", #""disposition":"refuse","reason":"out_of_scope""#),
        ][index % 2]
      return #"""
        {"id":"marker-id-\#(index)","input":{"label":"\#(text)","key":"k\#(index)"},"expected":{\#(expected)},"severity":"critical","tags":["marker-tag"],"cluster":"marker-cluster","source":{"system":"marker-source"},"approvals":[{"for":"pay","as":"lead","by":"marker-person"}]}
        """#
    }
  }

  private func project(_ server: MisbehavingServer, api: String) throws -> Project {
    let project = try Project()
    let path = api == "openai" ? "v1/chat/completions" : "v1/messages"
    let agent = Self.agent.replacing("API", with: api).replacing("PORT", with: "\(server.port)")
      .replacing("PATH", with: path)
    let fixture = Fixture(
      changes: [
        ("  classifier: {recording: replies.jsonl}", agent),
        ("classifier.output.label: spam", #"classifier.output.said: {contains: "spam"}"#),
        ("classifier.output.label: angry", #"classifier.output.said: {contains: "angry"}"#),
        ("classifier.output.label: pay", #"classifier.output.said: {equals: "pay"}"#),
        ("  escalation.recall: {at_least: 0.9}\n", ""),
      ], cases: Self.cases())
    try fixture.write(to: project)
    try project.write(#"{"key": "{{input.key}}", "answer": {"label": "{{input.label}}"}}"#, to: "prompt.mustache")
    try project.write("Sort mail.", to: "system.mustache")
    try project.write(#"[{"name": "pay", "parameters": {"type": "object"}}]"#, to: "tools.json")
    return project
  }

  private static let key = ["CHAT_KEY": "sk-test-0123456789abcdef"]

  @Test(arguments: ["openai", "anthropic"]) func fg52_nothingOfWhatIsExpectedIsSent(api: String) async throws {
    var options = MisbehavingServer.Options()
    options.keepsRequests = true
    let server = try await MisbehavingServer.start(options)
    let project = try project(server, api: api)
    let live = try project.casegate("run", "flow.yaml", "--record", "missing", environment: Self.key)
    #expect(live.status == 0, "\(live.output)\n\(live.errors)")
    let requests = server.log.requests
    #expect(requests.count == 20)
    for request in requests {
      let told = ([request.path] + request.headers.map { "\($0.name): \($0.value)" }).joined(separator: "\n")
      let sent = String(decoding: request.body, as: UTF8.self) + told
      #expect(sent.contains("spam") || sent.contains("please"))
      for word in ["marker", "critical", "out_of_scope", "disposition", "expected", "lead"] {
        #expect(!sent.contains(word), "\(word) in \(sent)")
      }
    }
    // The key is sent, and stands nowhere else.
    let name = api == "openai" ? "authorization" : "x-api-key"
    #expect(requests.allSatisfy { $0.header(name)?.hasSuffix("sk-test-0123456789abcdef") == true })
    let files = FileManager.default.enumerator(atPath: project.path)?.compactMap { $0 as? String } ?? []
    #expect(files.contains("recordings/classifier.jsonl"))
    for file in files {
      guard let data = FileManager.default.contents(atPath: project.path + "/" + file) else { continue }
      #expect(!String(decoding: data, as: UTF8.self).contains("0123456789abcdef"), "\(file)")
    }
    #expect(!(live.output + live.errors).contains("0123456789abcdef"))

    // What was recorded is replayed, with nobody there to be asked.
    try await server.stop()
    let replay = try project.casegate("run", "flow.yaml")
    #expect(replay.status == 0, "\(replay.output)\n\(replay.errors)")
    #expect(server.log.requests.count == 20)
  }

  /// What the model is told of its tools, and every other file, determines what it answers.
  @Test func fg63_aRecordingIsNotReplayedForOtherTools() async throws {
    let server = try await MisbehavingServer.start()
    let project = try project(server, api: "openai")
    #expect(try project.casegate("run", "flow.yaml", "--record", "missing", environment: Self.key).status == 0)
    try await server.stop()
    let files = [
      ("tools.json", #"[{"name": "pay", "description": "Pays.", "parameters": {"type": "object"}}]"#),
      ("system.mustache", "Sort letters."), ("prompt.mustache", #"{"answer": {"label": "{{input.label}}"}}"#),
    ]
    for (file, text) in files {
      let before = try project.read(file)
      try project.write(text, to: file)
      let ending = try project.casegate("run", "flow.yaml")
      #expect(ending.status == 2, "\(file): \(ending.output)\n\(ending.errors)")
      try project.write(before, to: file)
      #expect(try project.casegate("run", "flow.yaml").status == 0)
    }
  }

  /// A server that says the wrong thing, or nothing, is no reason to refuse: FALSE GREEN 25 and 26.
  @Test(arguments: ["429", "529", "400", "silence", "empty-body", "truncated-json", "short-body"])
  func fg25_fg26_whatBreaksIsNoRefusal(fault: String) async throws {
    let server = try await MisbehavingServer.start()
    let project = try project(server, api: "openai")
    // Every case should be refused, and every call breaks.
    let cases = Self.cases().enumerated().filter { $0.offset % 2 == 1 }.map(\.element)
    try project.write(
      (cases + cases.map { $0.replacing("marker-id", with: "other-id").replacing(#""key":"k"#, with: #""key":"l"#) })
        .map { $0 + "\n" }.joined(), to: "cases.jsonl")
    try project.write(
      try project.read("flow.yaml").replacing("timeout: 20s", with: "timeout: 1s\n    retries: 0"), to: "flow.yaml")
    try project.write(
      #"{"key": "{{input.key}}", "fault": "\#(fault)", "answer": {"label": "spam"}}"#, to: "prompt.mustache")
    let ending = try project.casegate("run", "flow.yaml", "--record", "missing", environment: Self.key)
    #expect(ending.status == 2, "\(ending.output)\n\(ending.errors)")
    let rows = try #require(try project.runFile("results.jsonl"))
    #expect(rows.split(separator: "\n").allSatisfy { $0.contains(#""error""#) })
    try await server.stop()
    // The same without the trap: all of them are refused, and nothing else is wrong.
    let witness = try await MisbehavingServer.start()
    let right = try self.project(witness, api: "openai")
    #expect(try right.casegate("run", "flow.yaml", "--record", "missing", environment: Self.key).status == 0)
    try await witness.stop()
  }
}
