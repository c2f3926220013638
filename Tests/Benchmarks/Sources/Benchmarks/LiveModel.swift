import Foundation

/// A real trained model as a worker, against a script that feeds the same worker from a pipe.
///
/// The model lies beside the checkout (`../shared/data`) and is no part of the project; without it this is skipped.
struct LiveModel {
  let casegate: String
  let python: Python?
  let rounds: Int

  private static let files = ["predict.py", "linear_model.json", "cases.jsonl"]
  private static let decide = """
    - ask: model
    - when: {model.output.intent: oos}
      refuse: out_of_scope
    - otherwise: {output: {intent: $model.output.intent}}
    """

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
    let command = [python.path, "predict.py"]
    try workspace.write(WorkerProject.feeder, to: "feed.py")
    try workspace.write(
      WorkerProject.workflow(
        agent: "command: \(WorkerProject.list(command)), files: [predict.py, linear_model.json]", decide: Self.decide),
      to: "workflow.yaml")
    let measured = try Interleaved.measure(
      rounds: rounds,
      [
        { try TimedProcess.run([python.path, "feed.py"] + command, in: workspace.folder, endingWith: [0]) },
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
}
