import CaseJSON
import Foundation
import Testing

/// The model of `CLINC150Tests` as a chat model behind a server, recorded, and replayed without the server.
@Suite(
  .endToEnd, .enabled(if: RealData.isPresent("clinc150"), RealData.absence(of: "clinc150")),
  .enabled(if: Python.isPresent, "there is no python3 here"))
struct CLINC150ChatTests {
  @Test(.timeLimit(.minutes(15))) func theModelBehindAServerAndThenWithoutIt() throws {
    let project = try Project()
    for name in ["cases.jsonl", "predict.py", "linear_model.json"] {
      try project.write(Data(contentsOf: URL(fileURLWithPath: "\(RealData.folder)/clinc150/\(name)")), to: name)
    }
    let server = try PredictingServer(in: project)
    try project.write("{{input.text}}", to: "prompt.mustache")
    try project.write(Self.workflow(port: server.port), to: "flow.yaml")

    let live = try project.casegate("run", "flow.yaml", "--record", "missing", "--quiet")
    let verdict = try numbers(of: project, live)
    let rows = try #require(try project.runFile("results.jsonl"))
    #expect(try project.read("replies.jsonl").split(separator: "\n").count == 5500)

    server.stop()
    let offline = try project.casegate("run", "flow.yaml", "--record", "none", "--quiet")
    #expect(try numbers(of: project, offline) == verdict, "the verdict is the same bytes")
    #expect(try project.runFile("results.jsonl") == rows)

    try noSocketIsOpened(in: project)
    try aNetworkIsNotNeeded(in: project, rows)
  }

  /// What `CLINC150Tests` has of the same model asked through a pipe.
  private func numbers(of project: Project, _ ending: Binary.Ending) throws -> String {
    let text = try #require(try project.runFile("verdict.json"), "\(ending.output)\(ending.errors)")
    let verdict = try RealData.parsed(Data(text.utf8))
    #expect(verdict["runs"]?["errors"]?.int == 0, "\(ending.output)\(ending.errors)")
    #expect(try verdict.metric("refusal.recall") == 0.144)
    let inScope = try #require(verdict["slices"]?["tag:in_scope"])
    #expect(inScope["numerator"]?.int == 4092)
    #expect(inScope["denominator"]?.int == 4500, "90.9 %")
    return text
  }

  /// All system calls of the replay that make a socket; needs `strace`.
  private func noSocketIsOpened(in project: Project) throws {
    guard FileManager.default.isExecutableFile(atPath: "/usr/bin/strace") else { return }
    let traced = try project.shell(
      "strace -f -o calls -e trace=socket,connect,execve \"$CASEGATE\" run flow.yaml --quiet")
    #expect(traced.status == 0 || traced.status == 1, "\(traced.printed)")
    let calls = try project.read("calls")
    #expect(calls.contains("execve("), "something was traced")
    #expect(!calls.contains("socket(") && !calls.contains("connect("))
    #expect(!calls.contains("casegate-http"))
  }

  /// The same in a namespace without a network, where the system allows one.
  private func aNetworkIsNotNeeded(in project: Project, _ rows: String) throws {
    let probe = try project.shell("unshare -rn true")
    guard probe.status == 0 else { return }
    let alone = try project.shell("unshare -rn \"$CASEGATE\" run flow.yaml --quiet")
    #expect(alone.status == 0 || alone.status == 1, "\(alone.printed)")
    #expect(try project.runFile("results.jsonl") == rows)
  }

  private static func workflow(port: Int) -> String {
    """
    casegate: 1
    name: clinc150
    version: 1.0.0
    stage: bounded
    owners: {workflow: {name: Ada}, exception: {name: Grace}}
    input: {text: {type: string, required: true}}
    agents:
      model:
        chat:
          api: openai
          endpoint: http://127.0.0.1:\(port)/v1/chat/completions
          model: clinc150-linear
          prompt: prompt.mustache
          reply: {intent: text}
        in_flight: 8
        recording: replies.jsonl
    decide:
      - ask: model
      - when: {model.output.intent: oos}
        refuse: out_of_scope
      - otherwise: {adopt: model}
    budget: {objective: 0.5, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 5500}
      pass_rate: {at_least: 0.5}
      slices: {"tag:in_scope": {pass_rate: {at_least: 0.9}}}
    datasets: [cases.jsonl]

    """
  }
}

/// `predict.py --http`, until it is stopped.
private final class PredictingServer {
  let port: Int
  private let process = Process()

  init(in project: Project) throws {
    port = Int.random(in: 20_000...55_000)
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "predict.py", "--http", "\(port)"]
    process.currentDirectoryURL = URL(fileURLWithPath: project.path)
    process.standardInput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    let patience = Date(timeIntervalSinceNow: 60)
    while process.isRunning, !answers, Date() < patience { usleep(50_000) }
    try #require(answers, "the server does not answer")
  }

  deinit { stop() }

  func stop() {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  /// Whether somebody listens at the port.
  private var answers: Bool {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
  }
}
