import CaseAgents
import CaseJSON
import CaseModel
import FaultyServer
import Foundation

/// The helper as casegate starts it: a worker of a pool, with a service behind it.
struct Helper {
  let server: MisbehavingServer
  let pool: WorkerPool
  private let service: Task<Void, Never>
  private let folder: URL

  /// The helper's executable, beside the test runner.
  static let path: String = {
    let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = runner.appendingPathComponent("casegate-http").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    return package.appendingPathComponent(".build/debug/casegate-http").path
  }()

  /// - Parameters:
  ///   - settings: members of the agent's definition beside its source, each followed by a comma.
  ///   - source: members of its `http` beside the URL, each behind a comma.
  init(
    settings: String = "", source: String = "", inFlight: Int = 64, environment: [String: String] = [:],
    forgivenCrashes: Int = 3
  ) async throws {
    server = try await MisbehavingServer.start()
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-helper-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appendingPathComponent("agent.json")
    let definition = """
      {\(settings)"http":{"url":"http://127.0.0.1:\(server.port)/decide"\(source)},"in_flight":\(inFlight),\
      "recording":"r.jsonl"}
      """
    try Data(#"{"name":"a","definition":\#(definition),"files":{}}"#.utf8).write(to: file)
    var environment = environment
    if let libraries = ProcessInfo.processInfo.environment["LD_LIBRARY_PATH"] {
      environment["LD_LIBRARY_PATH"] = libraries
    }
    var command = WorkerCommand(
      arguments: [Self.path, file.path], folder: folder.path, environment: environment, timeout: .seconds(60),
      inFlight: inFlight)
    command.forgivenCrashes = forgivenCrashes
    let pool = WorkerPool("a", command, workers: 1)
    self.pool = pool
    service = Task { await pool.serve() }
  }

  /// Asks about a number.
  ///
  /// - Parameter wish: more members of the input, each behind a comma.
  func ask(_ number: Int, _ wish: String = "") async -> Reply {
    guard let input = JSONScanner.scan(Array(#"{"n":\#(number)\#(wish)}"#.utf8)).document?.root else {
      return Reply(Fault(.unknown, "the test's own wish is no JSON: \(wish)"))
    }
    return await CommandAgent(pool).propose(
      ProposalRequest(agent: "a", caseID: "c\(number)", repetition: 1, input: input))
  }

  /// Asks many at once.
  ///
  /// - Returns: replies by number.
  func askAll(_ wishes: [String]) async -> [Reply] {
    await withTaskGroup(of: (Int, Reply).self) { group in
      for (number, wish) in wishes.enumerated() { group.addTask { (number, await ask(number, wish)) } }
      var replies: [Int: Reply] = [:]
      for await (number, reply) in group { replies[number] = reply }
      return wishes.indices.compactMap { replies[$0] }
    }
  }

  /// The processes of the helper that run now.
  var processes: [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { id in
      guard let words = FileManager.default.contents(atPath: "/proc/\(id)/cmdline") else { return false }
      return String(decoding: words, as: UTF8.self).contains(folder.lastPathComponent)
    }
  }

  /// Ends it, and waits for that.
  @discardableResult
  func end() async throws -> AgentLog {
    await pool.close()
    await service.value
    try await server.stop()
    try FileManager.default.removeItem(at: folder)
    return await pool.history
  }
}

extension Reply {
  /// The number that it is about.
  var number: Int? { output?["n"]?.int }
}
