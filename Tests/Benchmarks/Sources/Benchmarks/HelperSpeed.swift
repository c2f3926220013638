import Foundation

/// Calls of a service through the helper, which take 50 milliseconds each, against the time that they have to take.
///
/// The yardstick is the helper's own client without casegate: a script feeds it from a file and reads its answers.
struct HelperSpeed {
  let casegate: String
  let rounds: Int
  /// Whether 100,000 calls are measured too.
  let isLong: Bool

  private static let milliseconds = 50

  func measure(_ report: inout Report) throws {
    let folder = URL(fileURLWithPath: casegate).deletingLastPathComponent().path
    let (helper, program) = (folder + "/casegate-http", folder + "/FaultyServer")
    let slow = try LoopbackServer(program, delay: Self.milliseconds)
    let workspace = try Workspace()
    for (count, inFlight, bar) in [(5000, 256, 1.10), (10_000, 1024, .infinity)] {
      let name = "\(count) calls of \(Self.milliseconds) ms, \(inFlight) in flight"
      let alone = try requests(count, inFlight, of: slow, helper, in: workspace)
      let run = try project(count, inFlight, of: slow, in: workspace)
      let measured = try Interleaved.measure(rounds: rounds, [alone, run])
      let ideal = Double((count + inFlight - 1) / inFlight * Self.milliseconds) / 1000
      let (helperSeconds, casegateSeconds) = (measured[0].fastest, measured[1].fastest)
      report.add("\(name): ideal", ideal, .none(unit: "s"))
      report.add(
        "\(name): helper / ideal", helperSeconds / ideal, bar.isFinite ? .atMost(bar, unit: "×") : .none(unit: "×"))
      report.add("\(name): casegate / helper", casegateSeconds / helperSeconds, .atMost(1.5, unit: "×"))
    }
    let fast = try LoopbackServer(program, delay: 0)
    var peaks: [Double] = []
    for count in isLong ? [1000, 100_000] : [1000, 10_000] {
      let ended = try requests(count, 256, of: fast, helper, in: workspace)()
      peaks.append(Double(ended.peakBytes))
      report.add("helper, \(count) calls: memory", Double(ended.peakBytes) / 1e6, .none(unit: "MB"))
    }
    report.add("helper, memory of many calls / of a few", peaks[1] / peaks[0], .atMost(1.5, unit: "×"))
    try workspace.remove()
  }

  /// The helper by itself, fed from a file.
  private func requests(
    _ count: Int, _ inFlight: Int, of server: LoopbackServer, _ helper: String, in workspace: Workspace
  ) throws -> () throws -> TimedProcess {
    let url = "http://127.0.0.1:\(server.port)/decide"
    try workspace.write(
      #"{"name":"model","definition":{"http":{"url":"\#(url)"},"in_flight":\#(inFlight),"recording":"r"},"files":{}}"#,
      to: "agent-\(inFlight).json")
    try workspace.write(
      (0..<count).map {
        #"{"jsonrpc":"2.0","id":\#($0 + 1),"method":"propose","params":{"agent":"model","input":{"n":\#($0)},"#
          + #""repeat":1,"replies":{}}}"# + "\n"
      }.joined(), to: "requests-\(count).jsonl")
    let line =
      "'\(helper)' agent-\(inFlight).json < requests-\(count).jsonl > answers; test $(wc -l < answers) = \(count)"
    // `exec` is not used, so that the shell can count; its peak is far below the helper's.
    return { try TimedProcess.run(["/bin/sh", "-c", line], in: workspace.folder, endingWith: [0]) }
  }

  /// A whole run, which records.
  private func project(
    _ count: Int, _ inFlight: Int, of server: LoopbackServer, in workspace: Workspace
  ) throws -> () throws -> TimedProcess {
    let agent = """
      http: {url: 'http://127.0.0.1:\(server.port)/decide'}, in_flight: \(inFlight), recording: replies-\(inFlight).jsonl
      """
    try workspace.write(WorkerProject.workflow(agent: agent, decide: "- adopt: model"), to: "http-\(inFlight).yaml")
    try workspace.write(
      (0..<count).map {
        #"{"id":"h\#($0)","input":{"n":\#($0)},"expected":{"disposition":"act","output":{"n":\#($0)}}}"# + "\n"
      }.joined(), to: "cases.jsonl")
    let casegate = casegate
    return {
      try workspace.removeRuns()
      return try TimedProcess.run(
        [casegate, "run", "http-\(inFlight).yaml", "--record", "all", "--quiet"], in: workspace.folder,
        endingWith: [0])
    }
  }
}

/// The tests' server as a program of its own, which ends with the value.
private final class LoopbackServer {
  private let process = Process()
  let port: Int

  init(_ program: String, delay: Int) throws {
    let output = Pipe()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["--delay", String(delay)]
    process.standardOutput = output
    try process.run()
    let line = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    guard let port = Int(line.trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw TimedProcess.Fault(description: "\(program) did not start")
    }
    self.port = port
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
  }
}
