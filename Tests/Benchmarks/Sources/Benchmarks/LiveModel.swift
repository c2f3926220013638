import Foundation

/// A real trained model as a worker, against a script that feeds the same worker from a pipe.
///
/// The model lies beside the checkout (`../shared/data`) and is no part of the project; without it this is skipped.
struct LiveModel {
  let casegate: String
  let python: Python?
  let rounds: Int

  private static let files = ["predict.py", "linear_model.json", "cases.jsonl"]

  func measure(_ report: inout Report) throws {
    let model = Repository.data.appendingPathComponent("clinc150")
    guard let python else { return report.skip("CLINC150, live", because: "there is no python3 here") }
    guard FileManager.default.fileExists(atPath: model.path) else {
      return report.skip("CLINC150, live", because: "there is no \(model.path)")
    }
    let workspace = try Workspace()
    for file in Self.files {
      try FileManager.default.copyItem(atPath: model.appendingPathComponent(file).path, toPath: workspace.path(file))
    }
    try workspace.write(Self.feeder, to: "feed.py")
    try workspace.write(Self.workflow(python.path), to: "workflow.yaml")
    let measured = try Interleaved.measure(
      rounds: rounds,
      [
        { try TimedProcess.run([python.path, "feed.py"], in: workspace.folder, endingWith: [0]) },
        {
          try workspace.removeRuns()
          return try TimedProcess.run(
            [casegate, "run", "workflow.yaml", "--quiet", "--jobs", "1"], in: workspace.folder, endingWith: [0, 1])
        },
      ])
    report.add("CLINC150 from a pipe, one worker", measured[0].fastest, .none(unit: "s"))
    report.add(
      "CLINC150 live / from a pipe, one worker", measured[1].fastest / measured[0].fastest, .atMost(1.15, unit: "×"))
    try workspace.remove()
  }

  private static func workflow(_ python: String) -> String {
    """
    casegate: 1
    name: intents
    version: 1.0.0
    stage: trusted
    owners:
      workflow: {name: Ada}
      exception: {name: Grace}
    agents:
      model:
        command: ["\(python)", predict.py]
        files: [predict.py, linear_model.json]
    decide:
      - ask: model
      - when: {model.output.intent: oos}
        refuse: out_of_scope
      - otherwise: {output: {intent: $model.output.intent}}
    budget: {objective: 0.5, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 1}
      pass_rate: {at_least: 0.7}
    datasets: [cases.jsonl]

    """
  }

  private static let feeder = """
    import json, subprocess, sys, threading
    worker = subprocess.Popen([sys.executable, "predict.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    def feed():
        for number, line in enumerate(open("cases.jsonl", "rb"), 1):
            params = {"agent": "model", "input": json.loads(line)["input"], "repeat": 1, "replies": {}}
            request = {"jsonrpc": "2.0", "id": number, "method": "propose", "params": params}
            worker.stdin.write(json.dumps(request).encode() + b"\\n")
        worker.stdin.close()
    threading.Thread(target=feed).start()
    answers = sum(1 for line in worker.stdout if json.loads(line)["result"])
    sys.exit(0 if answers == 5500 and worker.wait() == 0 else 1)

    """
}
