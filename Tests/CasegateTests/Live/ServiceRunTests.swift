import CaseJSON
import Foundation
import Testing

/// Runs that call a service through the helper.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct ServiceRunTests {
  @Test func nothingIsCalledUnlessItIsAskedFor() throws {
    let server = try ServerProcess()
    let attempt = try ServiceFixture().project(server).attempt(["run", "flow.yaml"])
    try attempt.ends(with: 2, saying: "NO VERDICT")
    #expect(try attempt.results().allSatisfy { $0["fault"]?["kind"]?.string == "missing_recording" })
    #expect(try server.counts().isEmpty)
  }

  @Test func whatWasRecordedIsReplayedWithoutTheServer() throws {
    let server = try ServerProcess()
    let project = try ServiceFixture().project(server)
    let recorded = try project.attempt(["run", "flow.yaml", "--record", "all"])
    try recorded.promotes()
    let counts = try server.counts()
    #expect(counts.count == 20 && counts.values.allSatisfy { $0 == 1 }, "\(counts)")
    server.stop()
    let replayed = try project.attempt(["run", "flow.yaml"])
    try replayed.promotes()
    #expect(try replayed.results().map(\.canonicalText) == recorded.results().map(\.canonicalText))
  }

  @Test func aHelperThatIsNotThereIsNamed() throws {
    let server = try ServerProcess()
    let project = try ServiceFixture().project(server)
    try FileManager.default.linkItem(atPath: Binary.path, toPath: project.path + "/casegate")
    let ending = try Binary.run(
      ["run", "flow.yaml", "--record", "all"], in: project.path, environment: ["COLUMNS": "240"],
      executable: project.path + "/casegate")
    #expect(ending.status == 65, "\(ending.output)\(ending.errors)")
    #expect(ending.errors.contains("agent.no-helper"))
    #expect(ending.errors.contains("swift build --product casegate-http"))
    #expect(project.runs.isEmpty)
  }

  @Test func aHelperThatIsKilledCostsNoCase() throws {
    let server = try ServerProcess()
    var fixture = ServiceFixture()
    fixture.wishes = Array(repeating: #","delay":50"#, count: 300)
    let project = try fixture.project(server)
    let mark = project.path
    let killer = Thread {
      for _ in 0..<200 where Helpers.all(of: mark).isEmpty { usleep(10_000) }
      usleep(300_000)
      for process in Helpers.all(of: mark) { kill(process, SIGKILL) }
    }
    killer.start()
    let attempt = try project.attempt(["run", "flow.yaml", "--record", "all"])
    try attempt.promotes()
    #expect(try attempt.results().count == 300)
    let asked = try server.counts()
    #expect(asked.count == 300)
    // What was under way when it was killed was asked again, and no more than that.
    #expect(asked.values.reduce(0, +) > 300, "it was not killed")
    #expect(asked.values.reduce(0, +) <= 300 + 16)
    #expect(Helpers.all(of: mark).isEmpty)
  }
}

/// Helper processes.
enum Helpers {
  /// Those that run in a project's folder.
  static func all(of folder: String) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.compactMap { pid_t($0) }.filter { id in
      let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/exe")
      let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(id)/cwd")
      return program?.hasSuffix("casegate-http") == true && place == folder
    }
  }
}
