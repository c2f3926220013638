import Foundation

/// Round trips a second to workers that answer at once, with 64 requests in flight.
struct WorkerSpeed {
  let casegate: String
  let python: Python?
  let options: Options

  /// Enough that the start of the processes does not count.
  private static let count = 100_000

  func measure(_ report: inout Report) throws {
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().path
    let workspace = try Workspace()
    try workspace.write(
      (0..<Self.count).map {
        #"{"id":"w\#($0)","input":{"text":"is \#($0) a number?"},"expected":{"disposition":"act","output":{"label":"yes"}}}"#
          + "\n"
      }.joined(), to: "cases.jsonl")
    try workspace.write(Self.pythonWorker, to: "worker.py")
    let worker = [own, EchoWorker.argument]
    var commands = [try command(worker, "at-once", in: workspace)]
    if let python {
      try workspace.write(WorkerProject.feeder, to: "feed.py")
      commands += [
        { try TimedProcess.run([python.path, "feed.py"] + worker, in: workspace.folder, endingWith: [0]) },
        try command([python.path, "worker.py"], "python", in: workspace),
      ]
    }
    let measured = try Interleaved.measure(rounds: options.rounds, commands)
    let rates = measured.map { Double(Self.count) / $0.fastest }
    report.add("worker that answers at once, 64 in flight", rates[0], .atLeast(20_000, unit: "a second"))
    if rates.count > 1 {
      report.add("the same from a pipe, by a script", rates[1], .none(unit: "a second"))
      report.add("the two: casegate / the script", rates[0] / rates[1], .none(unit: "×"))
      report.add("worker in Python, 64 in flight", rates[2], .none(unit: "a second"))
    } else {
      report.skip("worker in Python, 64 in flight", because: "there is no python3 here")
    }
    try workspace.remove()
  }

  /// Two workers of 32 requests each.
  private func command(
    _ worker: [String], _ name: String, in workspace: Workspace
  ) throws -> () throws -> TimedProcess {
    try workspace.write(
      WorkerProject.workflow(
        agent: "command: \(WorkerProject.list(worker)), timeout: 30s, in_flight: 32", decide: "- adopt: model"),
      to: "\(name).yaml")
    return {
      try workspace.removeRuns()
      return try TimedProcess.run(
        [casegate, "run", "\(name).yaml", "--quiet", "--jobs", "2"], in: workspace.folder, endingWith: [0])
    }
  }

  private static let pythonWorker = """
    import json, sys
    for line in sys.stdin:
        request = json.loads(line)
        reply = {"output": {"label": "yes"}, "confidence": 1}
        sys.stdout.write(json.dumps({"jsonrpc": "2.0", "id": request["id"], "result": reply}) + "\\n")
        sys.stdout.flush()

    """
}
