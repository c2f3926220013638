import Foundation
import Testing

/// A run that takes long enough to be stopped while it goes on.
final class LongRun {
  private let running: RunningRun

  /// Starts it and waits until it has written the first of its results.
  ///
  /// - Parameter outputs: reports that it is to write; earlier ones of a run that promoted are there.
  init(cases count: Int = 300_000, outputs: [String] = []) throws {
    let project = try Project()
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
    let options = outputs.flatMap { ["--output", $0] }
    if !outputs.isEmpty {
      let other = try Project()
      try Fixture().write(to: other)
      try other.attempt(["run", "flow.yaml"] + options).promotes()
      for name in outputs { try project.write(try other.read(name), to: name) }
    }
    running = try RunningRun(project, options) { Self.hasResults(project) }
  }

  private static func hasResults(_ project: Project) -> Bool {
    guard let run = project.runs.last else { return false }
    let file = project.path + "/.casegate/runs/\(run)/results.jsonl"
    let size = (try? FileManager.default.attributesOfItem(atPath: file))?[.size] as? Int
    return (size ?? 0) > 0
  }

  /// Sends a signal and waits for the end.
  func stop(with signal: Int32) throws -> Attempt { try running.stop(with: signal) }
}
