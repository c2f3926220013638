import CaseAgents
import CaseModel
import FaultyServer
import Foundation
import Testing

/// The helper's process, from casegate's side.
@Suite(.timeLimit(.minutes(2))) struct HelperProcessTests {
  @Test func itAnswersInAnyOrderAndTellsWhatItTook() async throws {
    let helper = try await Helper()
    // The first ones take longest.
    let replies = await helper.askAll((0..<200).map { #","delay":\#(($0 < 20 ? 120 : 1))"# })
    for (number, reply) in replies.enumerated() {
      #expect(reply.fault == nil && reply.number == number, "\(number): \(reply)")
    }
    #expect(helper.server.log.counts.count == 200)
    #expect(helper.server.log.total == 200)
    #expect(helper.server.log.mostAtOnce <= 64)
    #expect(helper.server.log.mostAtOnce > 20)
    let log = try await helper.end()
    #expect(log.failures == 0)
    #expect(String(decoding: log.errors, as: UTF8.self).contains("casegate-http: 'a': 200 calls"))
    #expect(helper.processes.isEmpty)
  }

  @Test func aHelperThatIsKilledIsStartedAgainAndEverythingAskedAgain() async throws {
    let helper = try await Helper(inFlight: 32)
    let killer = Task {
      // Each time when some more have been answered: a request is not forgiven for ever.
      for wanted in [100, 300, 500, 700, 900] {
        while helper.server.log.total < wanted { try await Task.sleep(for: .milliseconds(5)) }
        for process in helper.processes { kill(process, SIGKILL) }
      }
    }
    let replies = await helper.askAll((0..<1500).map { _ in #","delay":20"# })
    killer.cancel()
    for (number, reply) in replies.enumerated() {
      #expect(reply.fault == nil && reply.number == number, "\(number): \(reply.fault?.message ?? "")")
    }
    let log = try await helper.end()
    #expect(log.failures >= 3, "it was not killed")
    #expect(log.askedAgain >= log.failures)
  }

  @Test func withoutForgivenessTheOldestRequestPays() async throws {
    let helper = try await Helper(inFlight: 8, forgivenCrashes: 0)
    async let replies = helper.askAll((0..<8).map { _ in #","delay":1000"# })
    while helper.server.log.mostAtOnce < 8 { try await Task.sleep(for: .milliseconds(10)) }
    for process in helper.processes { kill(process, SIGKILL) }
    #expect(await replies.count { $0.fault?.kind == .crashed } == 1)
    #expect(await replies.count { $0.fault == nil } == 7)
    try await helper.end()
  }

  @Test(arguments: [SIGTERM, SIGINT]) func aSignalEndsItAtOnce(_ signal: Int32) async throws {
    let process = Process()
    let project = try AgentFolder()
    process.executableURL = URL(fileURLWithPath: Helper.path)
    process.arguments = [project.file]
    let input = Pipe()
    process.standardInput = input
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    input.fileHandleForWriting.write(Data(AgentFolder.request.utf8))
    try await Task.sleep(for: .milliseconds(300))
    let start = ContinuousClock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(ContinuousClock.now - start < .seconds(1))
    #expect(process.terminationReason == .uncaughtSignal)
  }

  @Test func whoeverIsGoneIsNotWaitedFor() async throws {
    let process = Process()
    let project = try AgentFolder()
    process.executableURL = URL(fileURLWithPath: Helper.path)
    process.arguments = [project.file]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = Pipe()
    try process.run()
    // An address that swallows what is sent to it, so that the request is under way for as long as its timeout.
    input.fileHandleForWriting.write(Data(AgentFolder.request.utf8))
    try await Task.sleep(for: .milliseconds(200))
    let start = ContinuousClock.now
    try output.fileHandleForReading.close()
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(ContinuousClock.now - start < .seconds(3))
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
  }
}

/// An agent whose service takes requests and never answers.
private final class AgentFolder {
  let file: String
  private let folder: URL
  private let silent: Int32

  static let request =
    #"{"jsonrpc":"2.0","id":1,"method":"propose","params":{"agent":"a","input":{},"repeat":1,"replies":{}}}"# + "\n"

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-silent-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    file = folder.appendingPathComponent("agent.json").path
    // The backlog accepts connections that nobody ever reads from.
    silent = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let port = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(silent, generic, length)
        listen(silent, 16)
        getsockname(silent, generic, &length)
      }
      return UInt16(bigEndian: pointer.pointee.sin_port)
    }
    let definition = #"{"http":{"url":"http://127.0.0.1:\#(port)/"},"recording":"r.jsonl","timeout":"60s"}"#
    try Data(#"{"name":"a","definition":\#(definition),"files":{}}"#.utf8).write(to: URL(fileURLWithPath: file))
  }

  deinit {
    close(silent)
    try? FileManager.default.removeItem(at: folder)
  }
}
