import Foundation

/// Replays two versions of a workflow side by side, against a run of one of them alone.
struct ComparisonSpeed {
  let casegate: String
  let options: Options

  private static let count = 100_000

  func measure(_ report: inout Report) throws {
    for kind in ReplaySpeed.Kind.allCases {
      let workspace = try Workspace()
      let cases = try Cases()
      try cases.write(Self.count, to: workspace.path("cases.jsonl"))
      if kind == .recorded { try cases.writeRecording(Self.count, to: workspace.path("replies.jsonl")) }
      let text = try kind.writeWorkflow(to: workspace)
      try workspace.write(Self.earlier(text), to: "baseline.yaml")
      let runs = try Interleaved.measure(
        rounds: options.rounds,
        [[], ["--baseline", "baseline.yaml"]].map { arguments in
          {
            try workspace.removeRuns()
            let run = try TimedProcess.run(
              [casegate, "run", "workflow.yaml", "--quiet"] + arguments, in: workspace.folder, endingWith: [0, 1])
            let results = try workspace.countResults()
            guard results == Self.count else { throw Repository.Fault(description: "\(results) results") }
            return run
          }
        })
      let name = "\(kind.rawValue), \(Self.count) cases, two versions / one run"
      report.add("\(name): time", runs[1].fastest / runs[0].fastest, .atMost(2.2, unit: "×"))
      report.add("\(name): processor time", runs[1].leastWork / runs[0].leastWork, .none(unit: "×"))
      report.add("\(name): peak memory", Double(runs[1].peakBytes) / Double(runs[0].peakBytes), .none(unit: "×"))
      try workspace.remove()
    }
  }

  /// Another version, with a limit that is not the same.
  private static func earlier(_ text: String) throws -> String {
    guard text.contains("at_most: 50") else { throw Repository.Fault(description: "the workflow has no limit of 50") }
    return text.replacingOccurrences(of: "at_most: 50", with: "at_most: 40")
  }
}
