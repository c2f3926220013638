import Foundation

/// The built command line tool, spawned as a CI job would.
enum Binary {
  struct Ending {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The binary beside the test runner.
  static let path = built("casegate")

  /// A worker that misbehaves on request: `input.fault` names how.
  static let faultyWorker = built("FaultyWorker")

  /// What calls models and services.
  static let helper = built("casegate-http")

  /// A server that misbehaves on request.
  static let faultyServer = built("FaultyServer")

  private static func built(_ product: String) -> String {
    let runner = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    let beside = runner.appendingPathComponent(product).path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return package.appendingPathComponent(".build/debug/" + product).path
  }

  /// Runs the tool to its end.
  ///
  /// - Parameters:
  ///   - folder: the folder in which it runs.
  ///   - environment: added to an environment that holds nothing but a path.
  ///   - executable: another program, for a shell that runs the tool under a restriction.
  static func run(
    _ arguments: [String], in folder: String, environment: [String: String] = [:], executable: String = path
  ) throws -> Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    var variables = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    // Where its libraries are, and what a sanitizer that it was built with is told.
    for name in ["LD_LIBRARY_PATH", "ASAN_OPTIONS", "TSAN_OPTIONS"] {
      if let value = ProcessInfo.processInfo.environment[name] { variables[name] = value }
    }
    process.environment = variables.merging(environment) { $1 }
    let captures = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: captures, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: captures) }
    let output = captures.appendingPathComponent("output")
    let errors = captures.appendingPathComponent("errors")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return Ending(
      status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
      output: try String(contentsOf: output, encoding: .utf8), errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
