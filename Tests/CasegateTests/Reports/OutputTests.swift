import Foundation
import Testing

/// `--output`: which files are taken, and what is in them at every ending.
@Suite(.endToEnd) struct OutputTests {
  private static let outputs = ["--output", "r.json", "--output", "r.xml", "--output", "r.md"]
  private static let names = ["r.json", "r.xml", "r.md"]

  /// A project in which a run that promoted left its reports.
  private static func promoted() throws -> Project {
    let project = try Project()
    try Fixture().write(to: project)
    try project.attempt(["run", "flow.yaml"] + outputs).promotes()
    for name in names { #expect(saysPromote(try project.read(name))) }
    return project
  }

  private static func saysPromote(_ text: String) -> Bool {
    ["PROMOTE", "\"verdict\": \"promote\"", "value=\"promote\""].contains { text.contains($0) }
  }

  private static func isThere(_ name: String, in project: Project) -> Bool {
    FileManager.default.fileExists(atPath: project.path + "/" + name)
  }

  @Test(arguments: [
    ["r.txt"], ["r"], ["r.xml.gz"], [""], ["r.JSON"], ["nowhere/r.xml"], ["folder.md"], ["r.xml", "r.xml"],
    ["r.xml", "./r.xml"], ["r.xml", "folder.md/../r.xml"], ["flow.yaml"], ["README.md"], ["notes.json"], ["link.md"],
    [".casegate/runs/r.json"],
  ])
  func aPathThatCannotHoldAReportIsAUsageFault(paths: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    for folder in ["folder.md", ".casegate/runs"] {
      try FileManager.default.createDirectory(
        atPath: project.path + "/" + folder, withIntermediateDirectories: true)
    }
    try project.write("# Read me\n", to: "README.md")
    try project.write("{\"record\": \"mine\"}\n", to: "notes.json")
    try FileManager.default.createSymbolicLink(
      atPath: project.path + "/link.md", withDestinationPath: project.path + "/README.md")
    let attempt = try project.attempt(["run", "flow.yaml"] + paths.flatMap { ["--output", $0] })
    try attempt.ends(with: 64, saying: "Error: --output")
    #expect(project.runs.isEmpty, "nothing runs")
    #expect(try project.read("README.md") == "# Read me\n")
    #expect(try project.read("notes.json") == "{\"record\": \"mine\"}\n")
    #expect(!Self.isThere("r.xml", in: project))
  }

  @Test func aDryRunHasNothingToWrite() throws {
    let project = try Project()
    try Fixture().write(to: project)
    try project.attempt(["run", "flow.yaml", "--dry-run", "--output", "r.xml"])
      .ends(with: 64, saying: "--dry-run gives no result")
  }

  @Test func anEmptyFileAndAnEarlierReportAreReplaced() throws {
    let project = try Self.promoted()
    for name in Self.names { try project.write("", to: name) }
    for _ in 1...2 {
      try project.attempt(["run", "flow.yaml"] + Self.outputs).promotes()
      for name in Self.names { #expect(Self.saysPromote(try project.read(name))) }
    }
  }

  @Test func jsonIsWhatIsPrinted() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml", "--json", "--output", "r.json"])
    #expect(attempt.status == 0)
    #expect(try project.read("r.json") == attempt.ending.output)
    try project.write("{", to: "cases.jsonl")
    let invalid = try project.attempt(["run", "flow.yaml", "--json", "--output", "r.json"])
    #expect(invalid.status == 65)
    #expect(try project.read("r.json") == invalid.ending.output)
  }

  /// Whatever the ending, a report of an earlier run never outlives the beginning of another one.
  @Test func fg68_anEarlierReportIsNeverLeftBehind() throws {
    let endings: [(Int32, (Project) throws -> [String])] = [
      (
        65,
        {
          try $0.write("{\n", to: "cases.jsonl"); return []
        }
      ),
      (
        65,
        {
          try FileManager.default.removeItem(atPath: $0.path + "/flow.yaml"); return []
        }
      ),
      (
        65,
        {
          try $0.write("x", to: "replies.jsonl"); return []
        }
      ),
      (2, { _ in ["--tag", "nowhere"] }), (2, { _ in ["--limit", "3"] }), (2, { _ in ["--kill-switch"] }),
      (64, { _ in ["--pass-rate", "0.1"] }),
      (
        2,
        {
          try FileManager.default.removeItem(atPath: $0.path + "/.casegate")
          try $0.write("in the way", to: ".casegate")
          return []
        }
      ),
    ]
    for (status, setTrap) in endings {
      let project = try Self.promoted()
      let arguments = try setTrap(project)
      let attempt = try project.attempt(["run", "flow.yaml"] + Self.outputs + arguments)
      #expect(attempt.status == status, "\(attempt.printed)")
      for name in Self.names {
        let isThere = Self.isThere(name, in: project)
        #expect(isThere == (status != 64), "\(name) after \(status)")
        if isThere {
          let text = try project.read(name)
          #expect(!Self.saysPromote(text), "\(name) after \(status)")
          #expect(text.lowercased().contains("no verdict"), "\(name) after \(status)")
        }
      }
    }
  }

  @Test(arguments: [SIGKILL, SIGINT])
  func fg68_aRunThatIsStoppedLeavesNoEarlierReport(signal: Int32) throws {
    let names = ["r.json", "r.xml", "r.md"]
    let attempt = try LongRun(outputs: names).stop(with: signal)
    #expect(attempt.status == (signal == SIGINT ? 130 : 128 + SIGKILL))
    for name in names {
      guard Self.isThere(name, in: attempt.project) else {
        #expect(signal == SIGKILL, "what was done is told")
        continue
      }
      #expect(signal == SIGINT)
      let text = try attempt.project.read(name)
      #expect(text.lowercased().contains("no verdict") && text.contains("interrupted"))
      #expect(!Self.saysPromote(text))
    }
  }

  /// A folder where the half-written file would be is a full disk of one's own.
  @Test(arguments: ["r.json", "r.xml", "r.md"])
  func fg69_aReportThatCannotBeWrittenIsNoVerdict(name: String) throws {
    let project = try Self.promoted()
    try project.write("in the way", to: name + ".partial/file")
    for option in [["--json"], ["--quiet"], []] {
      let attempt = try project.attempt(["run", "flow.yaml"] + Self.outputs + option)
      try attempt.ends(with: 2, saying: "no verdict: cannot create")
      #expect(attempt.run != nil)
      for name in Self.names { #expect(!Self.isThere(name, in: project), "\(name) is left") }
      #expect(try attempt.verdict() == nil, "the run's own verdict is taken back")
      #expect(!Self.saysPromote(attempt.ending.output))
    }
  }

  @Test func fg69_aResultThatCannotBePrintedIsTakenBack() throws {
    try #require(FileManager.default.fileExists(atPath: "/dev/full"))
    let project = try Self.promoted()
    for option in ["", "--json", "--quiet"] {
      let attempt = try project.shell(
        "exec \"$CASEGATE\" run flow.yaml \(Self.outputs.joined(separator: " ")) \(option) > /dev/full")
      try attempt.ends(with: 2, saying: "no verdict: the result could not be printed")
      for name in Self.names { #expect(try project.read(name).lowercased().contains("no verdict"), "\(name)") }
      for name in Self.names { #expect(!Self.saysPromote(try project.read(name)), "\(name)") }
    }
  }

  @Test func repeatsAndDatasetsAreTold() throws {
    let project = try Project()
    var fixture = Fixture(changes: [("[cases.jsonl]", "[cases.jsonl, more.jsonl]")])
    fixture.recording = Fixture.recording(count: 40, repeats: 3)
    try fixture.write(to: project)
    try project.write(Fixture.cases(count: 40).dropFirst(20).map { $0 + "\n" }.joined(), to: "more.jsonl")
    try project.attempt(["run", "flow.yaml", "--repeat", "3"] + Self.outputs).promotes()
    let text = try project.read("r.xml")
    #expect(text.contains(#"<testsuite name="cases.jsonl" tests="60" failures="0" errors="0" skipped="0">"#))
    #expect(text.contains(#"<testsuite name="more.jsonl" tests="60" failures="0" errors="0" skipped="0">"#))
    #expect(text.contains(#"<testcase name="c39 #3" classname="flow.cases.more_jsonl" file="more.jsonl" line="20"/>"#))
    #expect(try project.read("r.md").contains("40 cases × 3"))
  }
}
