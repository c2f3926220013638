import CaseJSON
import Foundation
import Testing

/// `casegate diff` on the shipped samples, on versions of the fixture, and on revisions of a repository.
@Suite(.endToEnd) struct DiffTests {
  private static let package = (1...3).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  private static func samples() throws -> Project {
    let project = try Project()
    for folder in ["workflows", "datasets"] {
      try FileManager.default.copyItem(
        atPath: package.appendingPathComponent(folder).path, toPath: project.path + "/" + folder)
    }
    return project
  }

  /// Two versions of the fixture, `flow.yaml` and `new.yaml`.
  private static func versions(_ changes: [(old: String, new: String)]) throws -> Project {
    let project = try Project()
    try Fixture().write(to: project)
    let text = try changes.reduce(Fixture.workflow) { text, change in
      try #require(text.contains(change.old))
      return text.replacing(change.old, with: change.new)
    }
    try project.write(text, to: "new.yaml")
    return project
  }

  @Test(
    arguments: [
      ("support-triage", "wider_scope", "actions.issue_refund.limits.amount", #"{"above":0,"at_most":500}"#),
      ("contract-redlines", "escalation_changed", "escalations.counsel.attach", "[\"redline\"]"),
      ("incident-response", "wider_scope", "actions.delete_volume.tier", "write"),
    ])
  func theCandidatesSayWhatTheyWiden(name: String, kind: String, subject: String, new: String) throws {
    let project = try Self.samples()
    let paths = ["workflows/\(name).yaml", "workflows/\(name)-candidate.yaml"]
    let attempt = try project.attempt(["diff"] + paths + ["--json"])
    #expect(attempt.status == 1)
    let record = try #require(Attempt.parse(attempt.ending.output))
    #expect(record["record"]?.string == "casegate.diff" && record["v"]?.int == 1)
    let changes = record["changes"].map { Array($0.elements) } ?? []
    let change = try #require(changes.first { $0["subject"]?.string == subject }, "\(attempt.printed)")
    #expect(change["kind"]?.string == kind && change["widens"]?.bool == true)
    #expect(change["new"]?.string == new, "\(attempt.printed)")
    #expect(change["file"]?.string == paths[1] && (change["line"]?.int ?? 0) > 1)
    // The candidates raise a minor version, and nothing else widens in them.
    #expect(record["version"]?["holds"]?.bool == true)
    let widening = changes.filter { $0["widens"]?.bool == true }
    #expect(widening.count == record["widening"]?.int)
    #expect(
      widening.allSatisfy {
        $0["subject"]?.string?.hasPrefix(subject.split(separator: ".").dropLast().joined(separator: ".")) == true
      })
    // Backwards it narrows, except that a tier is never narrowing.
    let back = try project.attempt(["diff"] + paths.reversed() + ["--json"])
    #expect(back.status == 1)
    #expect(back.printed.contains("fell from"))
  }

  @Test(arguments: ["support-triage", "contract-redlines", "incident-response"])
  func theTextFitsTheScreen(name: String) throws {
    let attempt = try Self.samples().attempt(
      ["diff", "workflows/\(name).yaml", "workflows/\(name)-candidate.yaml"], environment: [:])
    #expect(attempt.status == 1)
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(lines.first?.contains("WIDEN") == true)
    let widening = try #require(lines.firstIndex { $0 == "wider scope" || $0 == "escalation changed" })
    let neutral = try #require(lines.firstIndex { $0 == "neutral" })
    #expect(widening < neutral)
  }

  @Test func theSameVersionDiffersInNothing() throws {
    let attempt = try Self.versions([]).attempt(["diff", "flow.yaml", "new.yaml"])
    #expect(attempt.status == 0)
    #expect(attempt.printed.contains("NO DIFFERENCE"))
  }

  @Test func aNarrowingWithAHigherPatchIsQuiet() throws {
    let attempt = try Self.versions([("at_most: 50", "at_most: 40"), ("version: 1.0.0", "version: 1.0.1")])
      .attempt(["diff", "flow.yaml", "new.yaml"])
    #expect(attempt.status == 0, "\(attempt.printed)")
    #expect(attempt.printed.contains("NOTHING WIDENS"))
  }

  @Test func aVersionThatDoesNotRiseIsNotQuiet() throws {
    let narrowing = try Self.versions([("at_most: 50", "at_most: 40")]).attempt(["diff", "flow.yaml", "new.yaml"])
    #expect(narrowing.status == 1)
    #expect(narrowing.printed.contains("the digest changed and the version did not"))
    let patch = try Self.versions([("at_most: 50", "at_most: 60"), ("version: 1.0.0", "version: 1.0.1")])
      .attempt(["diff", "flow.yaml", "new.yaml"])
    #expect(patch.status == 1)
    #expect(patch.printed.contains("takes a higher minor version"))
  }

  @Test func markdownSaysTheSameAndNothingIsMarkup() throws {
    let attempt = try Self.versions([
      ("at_most: 50", "at_most: 60"), ("version: 1.0.0", "version: 1.1.0"), ("name: Linus", "name: \"@everyone\""),
    ]).attempt(["diff", "flow.yaml", "new.yaml", "--markdown"])
    #expect(attempt.status == 1)
    #expect(attempt.ending.output.contains("| wider scope |"))
    #expect(!attempt.ending.output.contains("@everyone"))
  }

  @Test func whatCannotBeReadIsInvalid() throws {
    let project = try Self.versions([])
    try project.write("casegate: 1\n", to: "broken.yaml")
    for arguments in [["flow.yaml", "broken.yaml"], ["broken.yaml", "flow.yaml"], ["flow.yaml", "missing.yaml"]] {
      let attempt = try project.attempt(["diff"] + arguments)
      #expect(attempt.status == 65, "\(arguments)")
      #expect(attempt.ending.output.isEmpty)
      let json = try project.attempt(["diff"] + arguments + ["--json"])
      #expect(json.status == 65)
      #expect(Attempt.parse(json.ending.output)?["record"]?.string == "casegate.findings")
    }
    #expect(try project.attempt(["diff", "flow.yaml", "new.yaml", "--json", "--markdown"]).status == 64)
  }

  @Test func aRevisionIsReadFromGit() throws {
    let project = try Project()
    try FileManager.default.removeItem(atPath: project.path + "/.git")
    try Fixture().write(to: project)
    let git = "git -c user.name=a -c user.email=a@example.org"
    #expect(try project.shell("git init -q && git add . && \(git) commit -qm first").status == 0)
    let text = Fixture.workflow.replacing("at_most: 50", with: "at_most: 60").replacing("1.0.0", with: "1.1.0")
    try project.write(text, to: "flow.yaml")
    for arguments in [["HEAD", "flow.yaml"], ["HEAD:flow.yaml", "flow.yaml"]] {
      let attempt = try project.attempt(["diff"] + arguments)
      #expect(attempt.status == 1, "\(attempt.printed)")
      #expect(attempt.printed.contains("actions.pay.limits.amount"))
      #expect(attempt.printed.contains("HEAD:flow.yaml"))
    }
    #expect(try project.shell("\(git) commit -qam second").status == 0)
    #expect(try project.attempt(["diff", "HEAD~1:flow.yaml", "HEAD:flow.yaml"]).status == 1)
    #expect(try project.attempt(["diff", "HEAD", "flow.yaml"]).status == 0)
    #expect(try project.attempt(["diff", "no-such-branch", "flow.yaml"]).status == 65)
    #expect(try project.attempt(["diff", "HEAD:other.yaml", "flow.yaml"]).status == 65)
  }
}
