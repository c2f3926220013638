import CaseJSON
import Foundation
import Testing

/// What people and machines see.
@Suite(.endToEnd) struct ConsoleTests {
  private static let escape = "\u{1B}["

  /// The summary of a fixture in which something of everything went wrong.
  private static func blocked(environment: [String: String] = [:]) throws -> Attempt {
    let project = try Project()
    try Fixture(count: 60).replying(to: Fixture.acts(9), with: Fixture.spam)
      .replying(to: Fixture.refusals(4), with: Fixture.please).replying(to: Fixture.escalations(3), with: Fixture.spam)
      .silent(on: [59]).write(to: project)
    return try project.attempt(["run", "flow.yaml"], environment: environment)
  }

  @Test func colourOnlyWhereItIsAskedFor() throws {
    let plain = try Self.blocked()
    #expect(!plain.ending.output.contains(Self.escape))
    let forced = try Self.blocked(environment: ["FORCE_COLOR": "1"])
    #expect(forced.ending.output.contains(Self.escape + "1;31mBLOCK"))
    for environment in [["FORCE_COLOR": "1", "NO_COLOR": "1"], ["FORCE_COLOR": "0"], ["FORCE_COLOR": ""]] {
      #expect(!(try Self.blocked(environment: environment).ending.output.contains(Self.escape)))
    }
    // Colour changes nothing else.
    #expect(Self.withoutRun(Self.uncoloured(forced.ending.output)) == Self.withoutRun(plain.ending.output))
    for attempt in [plain, forced] { #expect(attempt.status == 1) }
  }

  /// The summary but for the line that names the run by its time.
  private static func withoutRun(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.hasPrefix("run ") }
  }

  @Test func findingsTakeColourToo() throws {
    let project = try Project()
    try Fixture().line(0, "{").write(to: project)
    #expect(!(try project.attempt(["run", "flow.yaml"]).ending.errors.contains(Self.escape)))
    let forced = try project.attempt(["run", "flow.yaml"], environment: ["FORCE_COLOR": "1"])
    #expect(forced.ending.errors.contains(Self.escape + "1;31merror"))
  }

  @Test(arguments: ["80", "60", "40", "200"])
  func noLineIsWiderThanTheScreen(columns: String) throws {
    let width = try #require(Int(columns))
    let attempt = try Self.blocked(environment: ["COLUMNS": columns])
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 41, "\(attempt.ending.output)")
    for line in lines { #expect(line.count <= width, "\(line)") }
  }

  @Test func summaryOfManyFailingChecksFitsTheScreen() throws {
    let metrics = [
      "pass_rate", "accuracy", "refusal.recall", "refusal.precision", "refusal.f1", "escalation.recall",
      "parts.disposition", "parts.calls", "repeats.pass_hat_k", "repeats.pass_at_k",
    ]
    let slices = ["severity:medium", "tag:routine"].map {
      "\"\($0)\": {pass_rate: {at_least: 1}, accuracy: {at_least: 1}}"
    }
    let project = try Project()
    var fixture = Fixture(count: 60).changing(
      "  pass_rate: {at_least: 0.9}\n  refusal.recall: {at_least: 0.9}\n  escalation.recall: {at_least: 0.9}\n",
      to: metrics.map { "  \($0): {at_least: 1}\n" }.joined()
        + "  human_review_load: {at_most: 0.001, level: warn}\n  refusal.over_refusal_rate: {at_most: 0.001}\n"
        + "  escalation.precision: {at_least: 0.9999, level: warn}\n"
        + "  slices: {\(slices.joined(separator: ", "))}\n")
    fixture = fixture.replying(to: Array(0..<60), with: Fixture.spam)
    try fixture.altering([0, 1], #""tags":"#, to: #""severity":"critical","tags":"#).silent(on: [59]).write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml"], environment: [:])
    try attempt.ends(with: 1, saying: "BLOCK", "of which do not hold", "worst failures")
    let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count <= 40, "\(attempt.ending.output)")
    for line in lines { #expect(line.count <= 80, "\(line)") }
  }

  @Test func longNamesAndManyBoundsFitTheScreen() throws {
    let metrics = [
      "pass_rate", "accuracy", "refusal.recall", "refusal.precision", "refusal.f1", "refusal.over_refusal_rate",
      "escalation.recall", "escalation.precision", "escalation.routing_accuracy", "escalation.needless_rate",
      "parts.disposition", "parts.calls", "parts.route", "parts.authority", "human_review_load", "repeats.pass_hat_k",
    ]
    let warnings = ["parts.reason", "parts.output"].map { "  \($0): {at_least: 1, level: warn}\n" }
    let project = try Project()
    var fixture = Fixture(count: 60).changing(
      "  pass_rate: {at_least: 0.9}\n  refusal.recall: {at_least: 0.9}\n  escalation.recall: {at_least: 0.9}\n",
      to: (metrics.map { "  \($0): {at_least: 0.1}\n" } + warnings).joined())
    fixture = fixture.changing("Grace", to: String(repeating: "Grace ", count: 20) + "Hopper")
    fixture.recording = Fixture.recording(count: 60, repeats: 3).map { row in
      row.contains(#""case":"c1","#) ? row.replacing("please", with: "spam") : row
    }
    let id = String(repeating: "long-", count: 19) + "id!"
    fixture = fixture.altering([1], #""id":"c1""#, to: "\"id\":\"\(id)\"")
    fixture.recording = fixture.recording?.map { $0.replacing(#""case":"c1","#, with: "\"case\":\"\(id)\",") }
    try fixture.write(to: project)
    for columns in ["80", "40"] {
      let attempt = try project.attempt(["run", "flow.yaml", "--repeat", "3"], environment: ["COLUMNS": columns])
      let lines = attempt.ending.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= 40, "\(attempt.ending.output)")
      for line in lines { #expect(line.count <= Int(columns) ?? 0, "\(line)") }
      #expect(
        columns == "40" || attempt.ending.output.contains("over_refusal 3 (of 3 repeats) = 1"),
        "\(attempt.ending.output)")
    }
  }

  @Test func aBlockSaysWhatToDoNext() throws {
    let attempt = try Self.blocked()
    let last = attempt.ending.output.split(separator: "\n").last ?? ""
    #expect(last == "next  casegate explain latest c2", "\(attempt.ending.output)")
    let next = try attempt.project.shell(
      String(last.dropFirst(6)).replacing("casegate explain", with: "\"$CASEGATE\" explain"))
    #expect(next.ending.output.contains("c2 · flow 1.0.0"), "\(next.ending.output)")
  }

  @Test func whatToDoNextCanBePastedIntoAShell() throws {
    let project = try Project()
    var fixture = Fixture().altering([0], #""id":"c0""#, to: #""id":"it's $(c0); *""#)
    fixture.recording = Fixture.recording(count: 20)
    fixture.recording?[0] =
      #"{"case":"it's $(c0); *","repeat":1,"agent":"classifier","reply":{"output":{"label":"angry"}}}"#
    try fixture.changing("pass_rate: {at_least: 0.9}", to: "pass_rate: {at_least: 1}").write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml"])
    let last = attempt.ending.output.split(separator: "\n").last ?? ""
    let next = try project.shell(String(last.dropFirst(6)).replacing("casegate explain", with: "\"$CASEGATE\" explain"))
    #expect(next.ending.output.hasPrefix("FAILED needless_escalation  it's $(c0); *"), "\(last)\(next.ending)")
  }

  @Test func theBoundThatDecidedStandsBesideItsConfidence() throws {
    let project = try Project()
    try Fixture(count: 60).changing(
      "  pass_rate: {at_least: 0.9}\n", to: "  pass_rate: {at_least: 0.8, confidence: 0.95}\n"
    ).write(to: project)
    let both = try project.attempt(["run", "flow.yaml"], environment: [:])
    #expect(both.printed.contains("95 % interval, bound"), "\(both.ending.output)")
    #expect(both.printed.contains("✓ pass_rate 1 ≥ 0.8 at 0.95 ≥ 0.9569 at 0.95"), "\(both.ending.output)")
    #expect(try Self.blocked().printed.contains("bound 95 % interval ✗"))
  }

  @Test func oneIsNotMany() throws {
    let project = try Project()
    let fixture = Fixture(count: 1).gated("cases: {at_least: 1}", "pass_rate: {at_least: 0.9}")
    try fixture.write(to: project)
    let run = try project.attempt(["run", "flow.yaml"])
    #expect(run.printed.contains("flow 1.0.0 · 1 case · owner Ada"), "\(run.printed)")
    let plan = try project.attempt(["run", "flow.yaml", "--dry-run"])
    #expect(plan.printed.contains("1 case cases.jsonl 1 case × 1 = 1 run"), "\(plan.printed)")
    #expect(try project.attempt(["check", "flow.yaml"]).printed.contains("1 case: no errors"))
    #expect(run.printed.contains("7 always-on checks hold"))
  }

  @Test func unknownKeyNamesTheNearest() throws {
    let project = try Project()
    try Fixture().changing("escalation.recall:", to: "escalation.recal:").write(to: project)
    for command in ["run", "check"] {
      let attempt = try project.attempt([command, "flow.yaml"])
      try attempt.ends(with: 65, saying: "flow.yaml:30:3: error: there is no key 'escalation.recal' here [key.unknown]")
      #expect((attempt.ending.output + attempt.ending.errors).contains("hint: did you mean 'escalation.recall'?"))
      #expect((attempt.ending.output + attempt.ending.errors).contains("30 │   escalation.recal: {at_least: 0.9}"))
    }
  }

  @Test func findingsAsJSON() throws {
    let project = try Project()
    try Fixture().changing("stage: bounded", to: "stag: bounded").write(to: project)
    for arguments in [["check", "flow.yaml", "--format", "json"], ["run", "flow.yaml", "--json"]] {
      let attempt = try project.attempt(arguments)
      #expect(attempt.status == 65)
      let record = try #require(Attempt.parse(attempt.ending.output))
      #expect(record["record"]?.string == "casegate.findings")
      #expect(record["v"]?.int == 1)
      #expect(record["errors"]?.int == 2)
      let unknown = try #require(record["findings"]?.elements.first { $0["code"]?.string == "key.unknown" })
      #expect(unknown["file"]?.string == "flow.yaml")
      #expect(unknown["line"]?.int == 4)
      #expect(unknown["column"]?.int == 1)
      #expect(unknown["severity"]?.string == "error")
      #expect(unknown["hint"]?.string == "did you mean 'stage'?")
    }
  }

  @Test func findingsAsJSONWhereThereAreNone() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(["check", "flow.yaml", "--format", "json"])
    #expect(attempt.status == 0)
    #expect(Attempt.parse(attempt.ending.output)?["errors"]?.int == 0)
  }

  @Test func findingsAsAnnotations() throws {
    let project = try Project()
    try Fixture().line(0, #"{"id":"::set-output name=verdict::promote%0A","input":{},"expcted":{}}"#).owned().write(
      to: project)
    let asked = try project.attempt(["check", "flow.yaml", "--format", "github"])
    let found = try project.attempt(["run", "flow.yaml"], environment: ["GITHUB_ACTIONS": "true"])
    for (attempt, text) in [(asked, asked.ending.output), (found, found.ending.errors)] {
      #expect(attempt.status == 65)
      let annotations = text.split(separator: "\n").filter { $0.hasPrefix("::") }
      #expect(annotations.count == 2, "\(text)")
      for annotation in annotations { #expect(annotation.hasPrefix("::error file=cases.jsonl,line=1,col=")) }
      #expect(text.contains("there is no key 'expcted' here (did you mean 'expected'?)"))
    }
  }

  @Test func moreFindingsThanAnybodyReads() throws {
    var fixture = Fixture()
    fixture.cases = Array(repeating: "{", count: 350)
    fixture.recording = []
    try fixture.run().ends(with: 65, saying: "… and 150 more findings", "350 errors")
  }

  @Test func helpShowsExitCodesAndExamples() throws {
    let project = try Project()
    let help = try project.attempt(["--help"])
    #expect(help.status == 0)
    for code in ["0 promote", "1 block", "2 no verdict", "64 ", "65 ", "70 ", "130 "] {
      #expect(help.printed.contains(code))
    }
    for arguments in [["--help"], ["run", "--help"]] {
      let printed = try project.attempt(arguments).printed
      for code in ["0 promote", "1 block", "2 no verdict", "64 ", "65 ", "70 ", "130 "] {
        #expect(printed.contains(code), "\(arguments)")
      }
    }
    let formats = try project.attempt(["check", "--help"]).printed
    #expect(formats.components(separatedBy: "json, github").count == 2)
    for command in ["run", "check", "explain", "schema", "init"] {
      let attempt = try project.attempt([command, "--help"])
      #expect(attempt.status == 0)
      #expect(attempt.printed.contains("EXAMPLES casegate \(command)"), "\(command)")
      // A line that the help itself broke could not be pasted.
      for line in attempt.ending.output.split(separator: "\n").drop(while: { $0 != "EXAMPLES" }).dropFirst()
        .prefix(while: { !$0.hasPrefix("USAGE") })
      {
        #expect(line.hasPrefix("  "), "\(line)")
      }
    }
    #expect(try project.attempt(["--version"]).status == 0)
  }

  @Test(arguments: [["run"], ["run", "flow.yaml", "--pass-rate", "0.1"]])
  func usageFaultsSayOnlyWhatIsWrong(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(arguments)
    try attempt.ends(with: 64, saying: "Error: ")
    #expect(attempt.ending.errors.split(separator: "\n").count == 1, "\(attempt.ending.errors)")
  }

  private static func uncoloured(_ text: String) -> String {
    text.replacing(/\u{1B}\[[0-9;]*m/, with: "")
  }
}
