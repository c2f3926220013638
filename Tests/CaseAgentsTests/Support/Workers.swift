import CaseAgents
import CaseJSON
import CaseModel
import Foundation
import Testing

/// Programs to ask in tests.
enum Workers {
  /// The worker that misbehaves on request, beside the test runner.
  static let faulty: String = {
    let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = runner.appendingPathComponent("FaultyWorker").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    var package = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    return package.appendingPathComponent(".build/debug/FaultyWorker").path
  }()

  static func command(
    _ arguments: String..., inFlight: Int = 4, timeout: Duration = .seconds(30), environment: [String: String] = [:]
  ) -> WorkerCommand {
    var environment = environment
    environment["PATH"] = "/usr/bin:/bin"
    // Where its libraries are, and what a sanitizer that it was built with is told.
    for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = ProcessInfo.processInfo.environment[name] { environment[name] = value }
    }
    return WorkerCommand(
      arguments: arguments.isEmpty ? [faulty] : arguments, folder: NSTemporaryDirectory(), environment: environment,
      timeout: timeout, inFlight: inFlight)
  }

  /// Lends an agent that the command answers for, and waits for the end of its processes.
  ///
  /// - Returns: what happened to them.
  @discardableResult
  static func lend(
    _ command: WorkerCommand, workers: Int = 1, _ use: @Sendable (CommandAgent) async throws -> Void
  ) async throws -> AgentLog {
    let pool = WorkerPool("a", command, workers: workers)
    let service = Task { await pool.serve() }
    do {
      try await use(CommandAgent(pool))
    } catch {
      service.cancel()
      throw error
    }
    await pool.close()
    await service.value
    return await pool.history
  }
}

extension CommandAgent {
  /// Asks about an input with a number and, perhaps, a fault to make.
  func ask(_ number: Int, fault: String? = nil, repetition: Int = 1) async -> Reply {
    var builder = JSONBuilder()
    builder.beginObject()
    builder.key("n")
    builder.int(number)
    if let fault {
      builder.key("fault")
      builder.string(fault)
    }
    builder.end()
    return await propose(
      ProposalRequest(agent: "a", caseID: "c\(number)", repetition: repetition, input: builder.finish()))
  }

  /// Asks all at once; the replies are in the order of the questions.
  func askAll(_ faults: [String?]) async -> [Reply] {
    await withTaskGroup(of: (Int, Reply).self) { group in
      for (number, fault) in faults.enumerated() { group.addTask { (number, await ask(number, fault: fault)) } }
      var replies: [Int: Reply] = [:]
      for await (number, reply) in group { replies[number] = reply }
      return faults.indices.compactMap { replies[$0] }
    }
  }
}
