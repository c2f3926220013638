import Foundation
import Testing

/// A run of a project that is going on, to be stopped.
final class RunningRun {
  private let project: Project
  private let process = Process()

  /// Starts it and waits until something is true.
  init(
    _ project: Project, _ arguments: [String] = [], environment: [String: String] = [:], until isReady: () -> Bool
  ) throws {
    self.project = project
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["run", "flow.yaml", "--quiet"] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: project.path)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    for name in ["output", "errors"] { try project.write("", to: name) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: project.path + "/output"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: project.path + "/errors"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let patience = Date(timeIntervalSinceNow: 30)
    while process.isRunning, !isReady(), Date() < patience { usleep(5_000) }
  }

  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Sends a signal and waits for the end.
  func stop(with number: Int32) throws -> Attempt {
    let errors = try project.read("errors")
    try #require(process.isRunning, "it was over before it could be stopped: \(errors)")
    signal(number)
    process.waitUntilExit()
    return Attempt(
      project: project,
      ending: Binary.Ending(
        status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
        output: try project.read("output"), errors: try project.read("errors")))
  }
}
