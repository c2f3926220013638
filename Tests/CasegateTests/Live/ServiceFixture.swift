import CaseJSON
import Foundation
import Testing

/// A workflow that adopts what a service says, and cases for it, each of which wishes for something.
struct ServiceFixture {
  /// More members of each case's input, each behind a comma: a fault that the server makes.
  var wishes: [String] = Array(repeating: "", count: 20)
  /// What every case expects, but for a number that belongs to it.
  var expected: (Int) -> String = { #"{"disposition":"act","output":{"n":\#($0)}}"# }
  /// What stands beside the agent's `http`.
  var settings = "timeout: 2s, in_flight: 16"
  /// What stands beside the URL.
  var source = ""

  func project(_ server: ServerProcess) throws -> Project {
    let project = try Project()
    let http = "{url: 'http://127.0.0.1:\(server.port)/decide'\(source)}"
    try project.write(
      LiveFixture(
        settings: settings,
        changes: [
          ("command: ['\(Binary.faultyWorker)'], env: [PATH]", "http: \(http), recording: replies.jsonl")
        ]
      ).workflow, to: "flow.yaml")
    try project.write("", to: "flow.incidents.jsonl")
    let cases = wishes.enumerated().map { number, wish in
      #"{"id":"c\#(number)","input":{"n":\#(number)\#(wish)},"expected":\#(expected(number))}"# + "\n"
    }
    try project.write(cases.joined(), to: "cases.jsonl")
    return project
  }
}

/// The server as a program of its own, which ends with the value.
final class ServerProcess {
  private let process = Process()
  let port: Int

  init() throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: Binary.faultyServer)
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    port = try #require(Int(line.trimmingCharacters(in: .whitespacesAndNewlines)), "the server did not start")
  }

  deinit { stop() }

  func stop() {
    guard process.isRunning else { return }
    // Threads of tests block other signals, and what they start begins with that.
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// How often each number was asked for.
  func counts() throws -> [String: Int] {
    let ending = try Binary.run(
      ["-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); printf 'GET / HTTP/1.1\\r\\n\\r\\n' >&3; cat <&3"],
      in: "/tmp", executable: "/bin/bash")
    let body = try #require(ending.output.firstIndex(of: "{").map { String(ending.output[$0...]) })
    let counts = try #require(Attempt.parse(body)?["counts"])
    return Dictionary(uniqueKeysWithValues: counts.members.map { ($0.name, $0.value.int ?? 0) })
  }
}
