import Foundation

/// Parses, replays, scores and writes many cases, against a loop in Python that only parses them.
struct ReplaySpeed {
  enum Kind: String, CaseIterable {
    /// Rules over the input, and no agent.
    case rules
    /// The sample's own workflow, with a recorded reply to each case.
    case recorded
  }

  let casegate: String
  let python: Python?
  let options: Options
  let kind: Kind

  /// What the id of a case may take, which is kept to find doubled ones; the rest of the memory must not grow.
  private static let bytesOfAnID = 64
  private static let megabyte = 1_000_000.0

  func measure(_ report: inout Report) throws {
    let workspace = try Workspace()
    let cases = try Cases()
    try kind.writeWorkflow(to: workspace)
    var before: (count: Int, seconds: Double, peak: Double)?
    for count in options.counts {
      try cases.write(count, to: workspace.path("cases.jsonl"))
      if kind == .recorded { try cases.writeRecording(count, to: workspace.path("replies.jsonl")) }
      let (own, parsing) = try run(count, in: workspace)
      let name = "\(kind.rawValue), \(count) cases"
      report.add("\(name): time", own.fastest, .none(unit: "s"))
      if let parsing {
        report.add("\(name): time / orjson", own.fastest / parsing.fastest, isBar(.atMost(1.5, unit: "×")))
        report.add("\(name): processor time / orjson", own.leastWork / parsing.leastWork, .none(unit: "×"))
      } else {
        report.skip("\(name): time / orjson", because: "there is no python3 with orjson here")
      }
      let peak = Double(own.peakBytes)
      report.add("\(name): peak memory", peak / Self.megabyte, isBar(.atMost(200, unit: "MB")))
      if let before {
        let growth = own.fastest / before.seconds
        report.add("\(name): time / \(before.count) cases", growth, isBar(.atMost(11, unit: "×")))
        report.add("\(name): peak / \(before.count) cases", peak / before.peak, .none(unit: "×"))
        let apart = apartFromIDs(peak, count) / apartFromIDs(before.peak, before.count)
        report.add("\(name): the same apart from ids", apart, isBar(.atMost(1.3, unit: "×")))
      }
      before = (count, own.fastest, peak)
    }
    try workspace.remove()
  }

  private func apartFromIDs(_ peak: Double, _ count: Int) -> Double { peak - Double(count * Self.bytesOfAnID) }

  /// The rules are what the bars are about: a recording is a second file to read, and an index of it to hold.
  private func isBar(_ bar: Report.Bar) -> Report.Bar { kind == .rules ? bar : .none(unit: bar.unit) }

  private func run(_ count: Int, in workspace: Workspace) throws -> (own: [TimedProcess], parsing: [TimedProcess]?) {
    var commands: [() throws -> TimedProcess] = [
      {
        try workspace.removeRuns()
        // Whether the sample's gate holds for padded cases is no matter here.
        let run = try TimedProcess.run(
          [casegate, "run", "workflow.yaml", "--quiet"], in: workspace.folder, endingWith: [0, 1])
        let results = try workspace.countResults()
        guard results == count else { throw Repository.Fault(description: "\(results) results for \(count) cases") }
        return run
      }
    ]
    if let python, python.hasOrjson {
      let loop = "import orjson\nfor line in open('cases.jsonl', 'rb'): orjson.loads(line)"
      commands.append { try TimedProcess.run([python.path, "-c", loop], in: workspace.folder, endingWith: [0]) }
    }
    let measured = try Interleaved.measure(rounds: options.rounds, commands)
    return (measured[0], measured.count > 1 ? measured[1] : nil)
  }
}

extension ReplaySpeed.Kind {
  /// Writes `workflow.yaml` and what it names, except cases and replies.
  ///
  /// - Returns: its text.
  @discardableResult
  func writeWorkflow(to workspace: Workspace) throws -> String {
    let text: String
    switch self {
    case .rules: text = try Repository.text("Tests/Benchmarks/Inputs/rules.yaml")
    case .recorded: text = try Self.recordedWorkflow(in: workspace)
    }
    try workspace.write(text, to: "workflow.yaml")
    return text
  }

  private static func recordedWorkflow(in workspace: Workspace) throws -> String {
    var text = try Repository.text("workflows/support-triage.yaml")
    for (old, new) in [
      ("../datasets/support_triage_200.jsonl", "cases.jsonl"),
      ("recordings/support-triage.classifier.jsonl", "replies.jsonl"),
    ] {
      guard text.contains(old) else { throw Repository.Fault(description: "support-triage.yaml names no \(old)") }
      text = text.replacingOccurrences(of: old, with: new)
    }
    for name in ["worker.py", "classify.py", "support_triage_training.jsonl"] {
      try workspace.write(Repository.text("workflows/agents/\(name)"), to: "agents/\(name)")
    }
    // The cases have other ids than the one that an incident of the shipped ledger is linked to.
    try workspace.write("", to: "support-triage.incidents.jsonl")
    return text
  }
}
