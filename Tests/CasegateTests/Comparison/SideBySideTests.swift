import CaseJSON
import Foundation
import Testing

/// `run --baseline` with another version of the workflow, through the binary.
@Suite(.endToEnd) struct SideBySideTests {
  /// The fixture as `base.yaml` with its recording, and a candidate that differs.
  static func project(_ candidate: Fixture, count: Int = 20) throws -> Project {
    let project = try Project()
    try candidate.write(to: project)
    try project.write(Fixture.workflow.replacing("replies.jsonl", with: "base.jsonl"), to: "base.yaml")
    try project.write(
      Fixture.recording(count: count).map { $0 + "\n" }.joined(), to: "base.jsonl")
    return project
  }

  @Test func aRuleThatChanged() throws {
    let project = try Self.project(
      Fixture().changing("{classifier.output.label: angry}", to: "{classifier.output.label: furious}"))
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    #expect(attempt.status == 1)
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["comparable"]?.bool == true)
    #expect(comparison["newly_broken"]?.int == 5)
    #expect(comparison["newly_fixed"]?.int == 0)
    #expect(comparison["still_right"]?.int == 15)
    let first = try #require(comparison["newly_broken_cases"]?.list.first)
    #expect(first["case"]?.string == "c3")
    #expect(first["file"]?.string == "cases.jsonl")
    #expect(first["line"]?.int == 4)
    #expect(first["before"]?.string == "escalate to lead")
    #expect(first["after"]?.string == "act: reply")
    #expect(first["cause"]?.string == "step 5, line 24 decided, before step 3, line 19")
    #expect(first["rule_before"]?.string == "step 3, line 19")
    for text in ["newly broken 5", "c3 escalate to lead → act: reply", "decided, before step 3"] {
      #expect(attempt.printed.contains(text), "\(attempt.printed)")
    }
  }

  @Test func aReplyThatChanged() throws {
    let project = try Self.project(Fixture().replying(to: [2], with: Fixture.please))
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["newly_broken"]?.int == 1)
    let note = try #require(comparison["newly_broken_cases"]?.list.first)
    #expect(note["cause"]?.string == "classifier: output.label please, before spam")
    #expect(comparison["baseline"]?["shared_agents"]?.list.isEmpty == true)
  }

  @Test func theSameVersionChangesNothing() throws {
    let project = try Self.project(Fixture())
    let alone = try project.attempt(["run", "flow.yaml"])
    try alone.promotes()
    let rows = try project.runFile("results.jsonl")
    #expect(try alone.verdict()?["comparison"] == nil)
    let compared = try project.attempt(["run", "flow.yaml", "--baseline", "flow.yaml"])
    try compared.promotes()
    #expect(try project.runFile("results.jsonl") == rows, "rows are the same with and without a baseline")
    let comparison = try #require(try compared.verdict()?["comparison"])
    #expect(comparison["still_right"]?.int == 20)
    #expect(comparison["baseline"]?["shared_agents"]?.list.compactMap(\.string) == ["classifier"])
  }

  @Test func theHeadsCasesAreRunInBoth() throws {
    // The baseline declares another dataset, and every case of it would fail.
    let project = try Self.project(Fixture())
    try project.write(
      Fixture.workflow.replacing("replies.jsonl", with: "base.jsonl").replacing("[cases.jsonl]", with: "[old.jsonl]"),
      to: "base.yaml")
    try project.write(#"{"id":"x","input":{},"expected":{"disposition":"refuse"}}"# + "\n", to: "old.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.promotes()
    #expect(try attempt.verdict()?["comparison"]?["still_right"]?.int == 20)
  }

  @Test func bytesDoNotDependOnTheJobs() throws {
    let project = try Self.project(
      Fixture(count: 4000).replying(to: Fixture.refusals(700), with: Fixture.please), count: 4000)
    var records: [String] = []
    for jobs in ["1", "3"] {
      _ = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--jobs", jobs])
      records.append(try #require(try project.runFile("verdict.json")))
    }
    #expect(records[0] == records[1])
    #expect(records[0].contains(#""newly_broken": 700"#))
  }

  @Test func repeatsPassWhereEveryOneDoes() throws {
    var fixture = Fixture()
    fixture.recording = Fixture.recording(count: 20, repeats: 3).map { row in
      row.hasPrefix(#"{"case":"c2","repeat":2,"#) ? row.replacing("spam", with: "please") : row
    }
    let project = try Self.project(fixture)
    try project.write(
      Fixture.recording(count: 20, repeats: 3).map { $0 + "\n" }.joined(), to: "base.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--repeat", "3"])
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["newly_broken"]?.int == 1)
    #expect(comparison["newly_broken_cases"]?.list.first?["repeat"]?.int == 2)
    #expect(comparison["difference"]?["value"]?.number?.double == -0.05)
    let rate = try #require(comparison["difference"]?["of_runs"]?["value"]?.number?.double)
    #expect(abs(rate + 1.0 / 60) < 1e-12)
  }

  @Test func theReports() throws {
    let project = try Self.project(Fixture().replying(to: [2], with: Fixture.please))
    let attempt = try project.attempt([
      "run", "flow.yaml", "--baseline", "base.yaml", "--output", "r.md", "--output", "r.xml",
    ])
    #expect(attempt.run != nil)
    let markdown = try project.read("r.md")
    #expect(markdown.contains("### Comparison with baseline flow 1.0.0"))
    #expect(markdown.contains("newly broken 1"))
    #expect(markdown.contains("| c2 | refuse"))
    #expect(try project.read("r.xml").contains(#"name="baseline""#))
  }

  @Test func aScreenHoldsItAll() throws {
    let project = try Self.project(Fixture(count: 60).replying(to: Fixture.acts(30), with: Fixture.spam), count: 60)
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--baseline", "base.yaml"], environment: ["COLUMNS": "80"])
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 41, "\(attempt.ending.output)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }
}
