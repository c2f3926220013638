import CaseJSON
import Foundation
import Testing

/// `run --baseline REVISION`: the version as it was, read with git and not checked out.
@Suite(.endToEnd, .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/git"), "there is no git here"))
struct RevisionBaselineTests {
  private static func project() throws -> Project {
    let project = try Project()
    try FileManager.default.removeItem(atPath: project.path + "/.git")
    try Fixture().write(to: project)
    try git(project, "init", "-q", "-b", "main")
    try project.write(".casegate/\n", to: ".gitignore")
    try git(project, "add", ".")
    try git(project, "-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "One")
    return project
  }

  private static func git(_ project: Project, _ arguments: String...) throws {
    let ending = try Binary.run(arguments, in: project.path, executable: "/usr/bin/git")
    try #require(ending.status == 0, "\(ending.errors)")
  }

  @Test func theVersionBefore() throws {
    let project = try Self.project()
    var changed = Fixture().changing("{classifier.output.label: angry}", to: "{classifier.output.label: furious}")
    // The head's cases are run: the one that the base would have had wrong is not among them.
    changed.cases.append(#"{"id":"new","input":{"text":"please"},"expected":{"disposition":"refuse"}}"#)
    changed.recording = Fixture.recording(count: 20) + [Fixture.row(0, Fixture.please).replacing("c0", with: "new")]
    try changed.write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "main"])
    #expect(attempt.status == 1)
    let comparison = try #require(try attempt.verdict()?["comparison"])
    #expect(comparison["baseline"]?["form"]?.string == "revision")
    #expect(comparison["newly_broken"]?.int == 5)
    #expect(comparison["cases"]?.int == 21)
    #expect(comparison["baseline_errored"]?.int == 1, "its recording has no reply to the new case")
    #expect(comparison["comparable"]?.bool == true)
  }

  @Test func theRecordingAsItWas() throws {
    let project = try Self.project()
    try Fixture().replying(to: [2], with: Fixture.please).write(to: project)
    let comparison = try #require(
      try project.attempt(["run", "flow.yaml", "--baseline", "HEAD"]).verdict()?["comparison"])
    #expect(comparison["newly_broken"]?.int == 1)
    #expect(comparison["baseline"]?["shared_agents"]?.list.isEmpty == true)
  }

  @Test func nothingChanged() throws {
    let project = try Self.project()
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "HEAD"])
    try attempt.promotes()
    #expect(
      try attempt.verdict()?["comparison"]?["baseline"]?["shared_agents"]?.list.compactMap(\.string)
        == ["classifier"])
    let ending = try Binary.run(["status", "--porcelain"], in: project.path, executable: "/usr/bin/git")
    #expect(ending.output.isEmpty, "nothing was checked out: \(ending.output)")
  }

  @Test func fg10_aRevisionThatIsNotThere() throws {
    let project = try Self.project()
    try project.attempt(["run", "flow.yaml", "--baseline", "origin/main"]).ends(with: 2, saying: "origin/main")
    // Another name too: a workflow that only moved is found again.
    try project.write(Fixture.workflow.replacing("name: flow", with: "name: new"), to: "new.yaml")
    try project.attempt(["run", "new.yaml", "--baseline", "HEAD"]).ends(with: 2, saying: "has no new.yaml")
  }
}
