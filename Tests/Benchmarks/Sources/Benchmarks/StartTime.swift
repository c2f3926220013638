import Foundation

/// How long a person waits for a version and for the sample, against a Python that does nothing.
struct StartTime {
  let casegate: String
  let python: Python?
  let rounds: Int

  func measure(_ report: inout Report) throws {
    guard let python else { return report.skip("start", because: "there is no python3 here") }
    let workspace = try Workspace()
    for folder in ["workflows", "datasets"] {
      try FileManager.default.copyItem(
        atPath: Repository.root.appendingPathComponent(folder).path, toPath: workspace.path(folder))
    }
    // A `.git` makes it the root, so that the workflow may name the dataset beside its folder.
    try workspace.write("", to: ".git/HEAD")
    let measured = try Interleaved.measure(
      rounds: rounds,
      [
        { try TimedProcess.run([python.path, "-c", "pass"], endingWith: [0]) },
        { try TimedProcess.run([casegate, "--version"], endingWith: [0]) },
        {
          try workspace.removeRuns()
          return try TimedProcess.run(
            [casegate, "run", "workflows/support-triage.yaml"], in: workspace.folder, endingWith: [0])
        },
      ])
    let nothing = measured[0].median
    report.add("python3 -c pass", nothing * 1000, .none(unit: "ms"))
    report.add("--version / python3 -c pass", measured[1].median / nothing, .atMost(2, unit: "×"))
    report.add("the 200-case sample / python3 -c pass", measured[2].median / nothing, .atMost(6, unit: "×"))
    try workspace.remove()
  }
}
