import CaseJSON
import Foundation
import Testing

/// `run --baseline` with a run that is finished, and `compare` of two of them.
@Suite(.endToEnd) struct RecordedBaselineTests {
  /// Two runs of one dataset: in the second, two cases broke and one was mended.
  private static func twoRuns() throws -> Project {
    let project = try Project()
    let base = Fixture().replying(to: [7], with: Fixture.please)
    try base.write(to: project)
    _ = try project.attempt(["run", "flow.yaml"])
    try Fixture().replying(to: [2, 6], with: Fixture.please).write(to: project)
    _ = try project.attempt(["run", "flow.yaml"])
    #expect(project.runs.count == 2)
    return project
  }

  @Test func compareTwoRuns() throws {
    let project = try Self.twoRuns()
    let runs = project.runs
    let text = try project.attempt(["compare", runs[0], "latest"])
    #expect(text.status == 0, "\(text.printed)")
    for part in [
      "newly broken 2 · newly fixed 1 · still broken 0 · still right 17", "McNemar exact p 1",
      "↓ c2 cases.jsonl:3 refuse (out_of_scope) → act: reply classifier: output.label please, before spam",
      "↑ c7",
    ] {
      #expect(text.printed.contains(part), "\(text.printed)")
    }
    let results = ".casegate/runs/\(runs[0])/results.jsonl"
    let json = try project.attempt(["compare", results, ".casegate/runs/\(runs[1])", "--json"])
    #expect(json.status == 0)
    let record = try #require(Attempt.parse(json.ending.output))
    #expect(record["record"]?.string == "casegate.comparison")
    let comparison = try #require(record["comparison"])
    #expect(comparison["newly_broken"]?.int == 2)
    #expect(comparison["newly_fixed"]?.int == 1)
    #expect(comparison["newly_broken_cases"]?.list.map { $0["line"]?.int } == [3, 7])
    let same = try project.attempt(["compare", "latest", "latest"])
    #expect(same.status == 0)
    #expect(same.printed.contains("newly broken 0 · newly fixed 0"))
  }

  @Test func aRunAsTheBaselineOfARun() throws {
    let project = try Self.twoRuns()
    let runs = project.runs
    for name in [runs[0], ".casegate/runs/\(runs[0])", ".casegate/runs/\(runs[0])/results.jsonl"] {
      let attempt = try project.attempt(["run", "flow.yaml", "--baseline", name])
      let comparison = try #require(try attempt.verdict()?["comparison"])
      #expect(comparison["newly_broken"]?.int == 2, "\(name)")
      #expect(comparison["newly_fixed"]?.int == 1)
      #expect(comparison["baseline"]?["form"]?.string == "run")
      #expect(!attempt.printed.contains("a run of this very version"))
    }
    let own = try project.attempt(["run", "flow.yaml", "--baseline", "latest"])
    #expect(own.printed.contains("is this very version, so that no change of the workflow can show"))
  }

  @Test(arguments: [
    (#""text":"please","amount":0"#, #""text":"please ","amount":0"#, "1 case is another under the same id"),
    (#""action":"reply"},"tags":["routine"]}"#, #""action":"pay"},"tags":["routine"]}"#, "has another expectation"),
    (#""id":"c0""#, #""id":"c00""#, "is not in the baseline: 'c00'"),
  ])
  func otherCasesCannotBeCompared(old: String, new: String, message: String) throws {
    let project = try Self.twoRuns()
    let first = project.runs[0]
    var changed = Fixture().altering([0], old, to: new)
    changed.recording =
      Fixture.recording(count: 20).map { $0.replacing(#""case":"c0""#, with: #""case":"c0""#) }
      + [Fixture.row(0, Fixture.please).replacing(#""case":"c0""#, with: #""case":"c00""#)]
    try changed.write(to: project)
    let run = try project.attempt(["run", "flow.yaml", "--baseline", first])
    #expect(run.status != 0)
    #expect(run.printed.contains(message), "\(run.printed)")
    #expect(try run.verdict()?["comparison"]?["comparable"]?.bool == false)
    let compared = try project.attempt(["compare", first, "latest"])
    #expect(compared.status == 65)
    #expect(compared.printed.contains(message), "\(compared.printed)")
    #expect(compared.ending.output.isEmpty)
  }

  @Test func aSmallerCaseSetCannotBeCompared() throws {
    let project = try Self.twoRuns()
    let first = project.runs[0]
    var smaller = Fixture(count: 19).changing("at_least: 20", to: "at_least: 19")
    smaller.recording = Fixture.recording(count: 19)
    try smaller.write(to: project)
    let run = try project.attempt(["run", "flow.yaml", "--baseline", first])
    try run.ends(with: 2, saying: "1 case of the baseline is not in this run: 'c19'")
    let compared = try project.attempt(["compare", first, "latest"])
    #expect(compared.status == 65)
    #expect(compared.printed.contains("1 case of the baseline is not in this run: 'c19'"))
    // Another way round it is a case that the baseline does not have.
    let reversed = try project.attempt(["compare", "latest", first])
    #expect(reversed.status == 65)
    #expect(reversed.printed.contains("1 case is not in the baseline: 'c19'"))
  }

  @Test func subsetsScorersRepeatsAndWorkflows() throws {
    let project = try Self.twoRuns()
    let first = project.runs[0]
    _ = try project.attempt(["run", "flow.yaml", "--limit", "5"])
    let subset = try project.attempt(["compare", first, "latest"])
    #expect(subset.status == 65)
    #expect(subset.printed.contains("the candidate is a subset: --limit 5"))

    var promoting = Fixture()
    promoting.recording = Fixture.recording(count: 20, repeats: 2)
    try promoting.write(to: project)
    let repeated = try project.attempt(["run", "flow.yaml", "--repeat", "2", "--baseline", first])
    #expect(repeated.status == 2)
    #expect(repeated.printed.contains("it ran each case × 1, this is × 2"))

    let manifest = ".casegate/runs/\(first)/manifest.json"
    let text = try project.read(manifest)
    try project.write(text.replacing(#""scorers": 2"#, with: #""scorers": 1"#), to: manifest)
    let scored = try project.attempt(["run", "flow.yaml", "--baseline", first])
    #expect(scored.status == 2)
    #expect(scored.printed.contains("it was scored by version 1 of the scorers, this is 2"))
    try project.write(text.replacing(#""name": "flow""#, with: #""name": "flew""#), to: manifest)
    let other = try project.attempt(["run", "flow.yaml", "--baseline", first])
    #expect(other.status == 2)
    #expect(other.printed.contains("it is another workflow, flew"))
  }

  @Test(arguments: ["manifest.json", "verdict.json", "results.jsonl"])
  func aRunThatLacksAFile(name: String) throws {
    let project = try Self.twoRuns()
    try Fixture().write(to: project)
    let first = project.runs[0]
    try FileManager.default.removeItem(atPath: project.path + "/.casegate/runs/\(first)/\(name)")
    let run = try project.attempt(["run", "flow.yaml", "--baseline", ".casegate/runs/\(first)"])
    #expect(run.status == 2, "\(run.printed)")
    #expect(try project.attempt(["compare", ".casegate/runs/\(first)", "latest"]).status == 65)
  }

  @Test func rowsThatWereCutOffOrMixedUp() throws {
    let project = try Self.twoRuns()
    try Fixture().write(to: project)
    let first = project.runs[0]
    let results = ".casegate/runs/\(first)/results.jsonl"
    let rows = try project.read(results).split(separator: "\n").map(String.init)
    for text in [
      rows.dropLast().map { $0 + "\n" }.joined(), rows.map { $0 + "\n" }.joined() + rows[0] + "\n",
      rows.map { $0 + "\n" }.joined().replacing(#"{"v":2"#, with: #"{"v":1"#),
      rows.dropLast().map { $0 + "\n" }.joined() + String(rows[19].dropLast(30)),
      rows.map { $0 + "\n" }.joined().replacing(#""passed":true"#, with: #""passed":false"#),
    ] {
      try project.write(text, to: results)
      let run = try project.attempt(["run", "flow.yaml", "--baseline", first])
      #expect(run.status == 2, "\(run.printed)")
      #expect(try run.verdict()?["comparison"]?["comparable"]?.bool == false)
      #expect(try project.attempt(["compare", first, "latest"]).status == 65)
    }
  }

  @Test func namesThatAreNoRun() throws {
    let project = try Self.twoRuns()
    for (name, message) in [
      ("nowhere", "there is no such run"), ("flow.yaml", "it is a file, and no run"),
      ("cases.jsonl", "only the results.jsonl of a run"),
    ] {
      let attempt = try project.attempt(["compare", name, "latest"])
      #expect(attempt.status == 65)
      #expect(attempt.printed.contains(message), "\(attempt.printed)")
      let json = try project.attempt(["compare", name, "latest", "--json"])
      #expect(json.status == 65)
      #expect(Attempt.parse(json.ending.output)?["record"]?.string == "casegate.findings")
    }
  }
}
