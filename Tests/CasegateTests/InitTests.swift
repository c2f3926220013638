import Foundation
import Testing

/// `casegate init`: what it writes works as it is, and nothing that is there is touched.
@Suite(.endToEnd) struct InitTests {
  private static let paths = [
    "workflows/expenses.yaml", "workflows/datasets/expenses.jsonl", "workflows/recordings/expenses.reader.jsonl",
    "workflows/expenses.incidents.jsonl", ".github/workflows/casegate.yml",
  ]

  /// In a folder that git knows, and in one that it does not.
  private static func project(isUnderGit: Bool) throws -> Project {
    let project = try Project()
    if !isUnderGit { try FileManager.default.removeItem(atPath: project.path + "/.git") }
    return project
  }

  @Test(arguments: [true, false])
  func whatIsWrittenWorksAsItIs(isUnderGit: Bool) throws {
    let project = try Self.project(isUnderGit: isUnderGit)
    let attempt = try project.attempt(["init"], environment: [:])
    #expect(attempt.status == 0, "\(attempt.printed)")
    for path in Self.paths { #expect(attempt.ending.output.contains("  \(path)\n"), "\(path)") }
    for line in attempt.ending.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    let check = try project.attempt(["check", "--strict", "workflows/expenses.yaml"])
    #expect(check.status == 0, "\(check.printed)")
    let run = try project.attempt(["run", "workflows/expenses.yaml"])
    #expect(run.status == 0, "\(run.printed)")
    #expect(run.ending.output.hasPrefix("PROMOTE  expenses 1.0.0 · 12 cases"))
  }

  @Test func itsCommentShowsABlock() throws {
    let project = try Project()
    #expect(try project.attempt(["init", "."]).status == 0)
    let text = try project.read("workflows/expenses.yaml")
    #expect(text.contains("let it pay up to 1000 (`at_most: 100` below)"))
    try project.write(
      text.replacing("limits: {amount: {at_most: 100}}", with: "limits: {amount: {at_most: 1000}}"),
      to: "workflows/expenses.yaml")
    try project.attempt(["run", "workflows/expenses.yaml"]).ends(with: 1, saying: "BLOCK", "unsafe_act", "E-1042")
    let explained = try project.attempt(["explain", "latest", "E-1042"])
    #expect(explained.printed.contains("FAILED unsafe_act E-1042"), "\(explained.printed)")
  }

  @Test(arguments: paths)
  func nothingIsOverwritten(path: String) throws {
    let project = try Project()
    try project.write("mine\n", to: path)
    let attempt = try project.attempt(["init"])
    try attempt.ends(with: 65, saying: "\(path) is there already, and nothing was written [init.exists]")
    #expect(try project.read(path) == "mine\n")
    for other in Self.paths where other != path {
      #expect(!FileManager.default.fileExists(atPath: project.path + "/" + other))
    }
    #expect(try project.attempt(["init", "else/where"]).status == 0)
    #expect(try project.attempt(["init", "else/where"]).status == 65, "not twice either")
  }

  @Test func aLinkThatLeadsNowhereIsInTheWayToo() throws {
    let project = try Project()
    try FileManager.default.createDirectory(atPath: project.path + "/workflows", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: project.path + "/workflows/expenses.yaml", withDestinationPath: project.path + "/elsewhere.yaml")
    #expect(try project.attempt(["init"]).status == 65)
    #expect(!FileManager.default.fileExists(atPath: project.path + "/elsewhere.yaml"))
  }

  @Test func whatCannotBeWrittenLeavesNothing() throws {
    let project = try Project()
    try project.write("a file", to: ".github")
    try project.attempt(["init"]).ends(with: 65, saying: "nothing was written: cannot create the folder")
    for path in Self.paths.dropLast() {
      #expect(!FileManager.default.fileExists(atPath: project.path + "/" + path))
    }
  }

  @Test func itsGateHasNoneOfTheTraps() throws {
    let project = try Project()
    #expect(try project.attempt(["init"]).status == 0)
    let gate = try CIFile(try project.read(".github/workflows/casegate.yml"))
    #expect(gate.traps == [])
    #expect(gate.commands.contains { $0.contains("casegate run workflows/expenses.yaml ") })
    // Until somebody says where casegate comes from, it is red.
    #expect(gate.text.contains("repository: OWNER/casegate") && gate.text.contains("ref: COMMIT"))
  }
}
