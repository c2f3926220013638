import Foundation
import Testing

/// A run that takes long enough to be stopped while it goes on.
final class LongRun {
  let project: Project
  private let process = Process()

  /// Starts it and waits until it has written the first of its results.
  init(cases count: Int = 300_000) throws {
    project = try Project()
    var fixture = Fixture()
    fixture.recording = []
    // Rules alone decide, so that nothing but the cases has to be read.
    try project.write(
      fixture.workflow.replacing("classifier.output.label", with: "input.text")
        .replacing("  - ask: classifier\n", with: ""), to: "flow.yaml")
    try project.write("", to: "replies.jsonl")
    var text = Data()
    for item in Fixture.cases(count: count) { text.append(contentsOf: Array((item + "\n").utf8)) }
    try project.write(text, to: "cases.jsonl")
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["run", "flow.yaml", "--quiet"]
    process.currentDirectoryURL = URL(fileURLWithPath: project.path)
    for name in ["output", "errors"] { try project.write("", to: name) }
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: project.path + "/output"))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: project.path + "/errors"))
    process.standardInput = FileHandle.nullDevice
    try process.run()
    while process.isRunning, !hasResults { usleep(5_000) }
  }

  private var hasResults: Bool {
    guard let run = project.runs.last else { return false }
    let file = project.path + "/.casegate/runs/\(run)/results.jsonl"
    let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
    return (size ?? 0) > 0
  }

  /// Sends a signal and waits for the end.
  func stop(with signal: Int32) throws -> Attempt {
    try #require(process.isRunning, "it was over before it could be stopped")
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    return Attempt(
      project: project,
      ending: Binary.Ending(
        status: process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus,
        output: try project.read("output"), errors: try project.read("errors")))
  }
}
