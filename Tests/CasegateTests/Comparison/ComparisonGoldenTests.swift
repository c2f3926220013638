import CaseJSON
import Foundation
import Testing

/// What a comparison prints and writes, byte for byte: cases that broke, one that was mended, one that broke down, one
/// whose outcome changed and whose score did not, and an id that somebody chose with care.
@Suite(.endToEnd) struct ComparisonGoldenTests {
  private static func project() throws -> Project {
    let project = try ReportGoldenTests.project()
    try project.write(
      Fixture.workflow.replacing("replies.jsonl", with: "base.jsonl").replacing("at_most: 50", with: "at_most: 40"),
      to: "base.yaml")
    var base = Fixture(count: 60).replying(to: [4, 11], with: Fixture.spam).replying(to: [2], with: Fixture.angry)
      .silent(on: [40])
    base.recording = base.recording?.map {
      $0.replacing(#""case":"c1""#, with: #""case":"\#(ReportGoldenTests.hostile)""#)
    }
    try project.write((base.recording ?? []).map { $0 + "\n" }.joined(), to: "base.jsonl")
    return project
  }

  @Test func theRecordAndTheReport() throws {
    let project = try Self.project()
    let attempt = try project.attempt([
      "run", "flow.yaml", "--baseline", "base.yaml", "--output", "r.json", "--output", "r.md",
    ])
    #expect(attempt.status == 1, "\(attempt.printed)")
    let record = try project.read("r.json")
    let start = try #require(record.range(of: #"  "comparison": {"#))
    try Golden.compare(String(record[start.lowerBound...]), with: "comparison.json")
    let report = try project.read("r.md")
    let section = try #require(report.range(of: "### Comparison"))
    let end = try #require(report.range(of: "### Worst failures") ?? report.range(of: "### Failures"))
    try Golden.compare(String(report[section.lowerBound..<end.lowerBound]), with: "comparison.md")
  }

  @Test func theText() throws {
    let project = try Self.project()
    let base = try #require(try project.attempt(["run", "base.yaml"]).run)
    let head = try #require(try project.attempt(["run", "flow.yaml"]).run)
    let attempt = try project.attempt(["compare", base, head], environment: ["COLUMNS": "80"])
    #expect(attempt.status == 0)
    let text = attempt.ending.output.replacing(base, with: "BASE").replacing(head, with: "HEAD")
    for line in attempt.ending.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    try Golden.compare(text, with: "comparison.txt")
  }

  @Test func theSummary() throws {
    let project = try Self.project()
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--baseline", "base.yaml"], environment: ["COLUMNS": "80"])
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex { $0.hasPrefix("  baseline ") })
    let end = try #require(lines[start...].firstIndex(of: ""))
    try Golden.compare(lines[start..<end].map { $0 + "\n" }.joined(), with: "comparison-summary.txt")
  }
}
