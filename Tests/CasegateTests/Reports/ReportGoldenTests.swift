import Foundation
import Testing

/// The reports of one run in which something of everything went wrong, byte for byte.
@Suite(.endToEnd) struct ReportGoldenTests {
  static let hostile = "c1 ::error::<b>|`x` @octocat #1"

  /// Sixty cases: some failed, one broke, one has an id that somebody chose with care.
  static func project() throws -> Project {
    let project = try Project()
    var fixture = Fixture(count: 60)
      .changing("  unsafe_acts:", to: "  human_review_load: {at_most: 0.01, level: warn}\n  unsafe_acts:")
      .replying(to: Fixture.acts(4), with: Fixture.spam).replying(to: Fixture.refusals(3), with: Fixture.please)
      .replying(to: Fixture.escalations(2), with: Fixture.spam).silent(on: [59])
      .altering([1], #""tags":"#, to: #""severity":"critical","tags":"#)
      .altering([1], #""id":"c1""#, to: #""id":"\#(hostile)""#)
    fixture.recording = fixture.recording?.map {
      $0.replacing(#""case":"c1""#, with: #""case":"\#(hostile)""#)
    }
    try fixture.write(to: project)
    return project
  }

  @Test func everyReport() throws {
    let project = try Self.project()
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--output", "r.json", "--output", "r.xml", "--output", "r.md"])
    #expect(attempt.status == 1, "\(attempt.printed)")
    try Golden.compare(project.read("r.xml"), with: "junit.xml")
    try Golden.compare(project.read("r.md"), with: "summary.md")
    #expect(try project.read("r.json") == project.runFile("verdict.json"))
  }

  @Test func annotations() throws {
    let project = try Self.project()
    let attempt = try project.attempt(["run", "flow.yaml"], environment: ["GITHUB_ACTIONS": "true"])
    #expect(attempt.status == 1)
    let commands = attempt.ending.errors.split(separator: "\n").filter { $0.hasPrefix("::") }
    try Golden.compare(commands.map { $0 + "\n" }.joined(), with: "annotations.txt")
  }

  @Test func runsThatCameToNothing() throws {
    let project = try Project()
    try Fixture().line(0, "{").changing("escalation.recall:", to: "escalation.recal:").write(to: project)
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--output", "r.json", "--output", "r.xml", "--output", "r.md"])
    try attempt.ends(with: 65)
    try Golden.compare(project.read("r.json"), with: "invalid.json")
    try Golden.compare(project.read("r.xml"), with: "invalid.xml")
    try Golden.compare(project.read("r.md"), with: "invalid.md")
  }

  @Test func theSameRunGivesTheSameBytes() throws {
    let project = try Self.project()
    for jobs in ["1", "4"] {
      _ = try project.attempt(["run", "flow.yaml", "--jobs", jobs, "--output", "\(jobs).xml", "--output", "\(jobs).md"])
    }
    #expect(try project.read("1.xml") == project.read("4.xml"))
    #expect(try project.read("1.md") == project.read("4.md"))
  }
}
