import CaseJSON
import Foundation
import Testing

/// Text that a model, a customer or a colleague wrote is never a command to GitHub Actions, wherever casegate prints it.
@Suite(.endToEnd) struct GitHubActionsTests {
  private static let environment = ["GITHUB_ACTIONS": "true", "COLUMNS": "60"]
  /// Where a line is broken, what follows comes first in the next.
  private static let texts = [
    "::error::pwned", "##[error]pwned", "x\n::set-output name=verdict::promote\n::add-path::/tmp",
    "\r::stop-commands::x", String(repeating: "wide ", count: 14) + "::error::pwned",
    "x ::add-mask::PROMOTE ##[group]y",
  ]

  /// An agent whose replies, actions, ids and tags are made to be printed.
  private static func project() throws -> Project {
    let project = try Project()
    var fixture = Fixture.adopting(count: 24)
    for (index, text) in texts.enumerated() {
      let json = text.replacing("\n", with: "\\n").replacing("\r", with: "\\r")
      let plain = text.replacing("\n", with: " ").replacing("\r", with: "")
      fixture = fixture.line(
        index * 4,
        #"{"id":"c\#(index * 4)","input":{"text":"\#(json)"},"expected":{"disposition":"act","output":{"x":"\#(json)"}},"tags":["\#(plain.prefix(60))"]}"#
      ).replying(
        to: [index * 4],
        with: #"{"disposition":"act","output":{"x":"\#(json)!"},"calls":[{"action":"\#(json)","executed":true}]}"#)
    }
    try fixture.changing("{name: Linus}", to: #"{name: "::error::Linus"}"#)
      .changing("{name: Ada}", to: ###"{name: "##[error]Ada"}"###).write(to: project)
    return project
  }

  /// As the runner finds commands: the newer form at the beginning of a line, the older one anywhere.
  private static func commands(in text: String) -> [String] {
    text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String(String.UnicodeScalarView($0)) }.filter { line in
      line.trimmingCharacters(in: .whitespacesAndNewlines).hasPrefix("::") || line.contains("##[")
    }
  }

  @Test(arguments: [["run", "flow.yaml"], ["run", "flow.yaml", "--quiet"], ["run", "flow.yaml", "--json"]])
  func fg82_textIsNoCommand(arguments: [String]) throws {
    let project = try Self.project()
    let attempt = try project.attempt(arguments, environment: Self.environment)
    #expect(attempt.status == 1, "\(attempt.printed)")
    #expect(Self.commands(in: attempt.ending.output).isEmpty, "\(Self.commands(in: attempt.ending.output))")
    for command in Self.commands(in: attempt.ending.errors) {
      #expect(command.firstMatch(of: /^::(error|warning|notice) (file|title)=/) != nil, "\(command)")
    }
    if arguments.last == "--json" {
      #expect(Attempt.parse(attempt.ending.output)?["verdict"]?.string == "block")
      #expect(attempt.ending.output.contains("##\\u005b"))
      #expect(try project.runFile("verdict.json")?.contains("##[") == true, "the record is as ever")
    }
  }

  @Test func fg82_explanationsAndChecksAreNoCommandsEither() throws {
    let project = try Self.project()
    #expect(try project.attempt(["run", "flow.yaml"], environment: Self.environment).status == 1)
    for index in Self.texts.indices {
      let attempt = try project.attempt(["explain", "latest", "c\(index * 4)"], environment: Self.environment)
      #expect(attempt.status == 0)
      #expect(Self.commands(in: attempt.ending.output + attempt.ending.errors).isEmpty)
      #expect(attempt.ending.output.contains("\\"), "it is shown all the same")
    }
    for format in ["text", "json"] {
      let attempt = try project.attempt(["check", "flow.yaml", "--format", format], environment: Self.environment)
      #expect(Self.commands(in: attempt.ending.output + attempt.ending.errors).isEmpty)
    }
  }

  @Test func theWitness() throws {
    let plain = try Self.project().attempt(["run", "flow.yaml"], environment: ["COLUMNS": "60"])
    #expect(!Self.commands(in: plain.ending.output).isEmpty, "elsewhere the text is as it was written")
  }

  @Test func theSummaryHasRoomForOneMebibyte() throws {
    let project = try Self.project()
    var environment = Self.environment
    environment["GITHUB_STEP_SUMMARY"] = project.path + "/summary.md"
    func summary(after earlier: Int) throws -> (String, Attempt) {
      try project.write(String(repeating: "e", count: earlier), to: "summary.md")
      let attempt = try project.attempt(["run", "flow.yaml"], environment: environment)
      #expect(attempt.status == 1)
      return (try project.read("summary.md"), attempt)
    }
    let (whole, _) = try summary(after: 0)
    #expect(whole.contains("## ⛔ BLOCK: flow 1.0.0") && !whole.contains("Cut here"))
    let (cut, _) = try summary(after: (1 << 20) - 1000)
    #expect(cut.utf8.count <= 1 << 20)
    #expect(cut.contains("## ⛔ BLOCK") && cut.hasSuffix("*Cut here: the rest is longer than GitHub shows.*\n"))
    let (full, attempt) = try summary(after: 1 << 20)
    #expect(full.utf8.count == 1 << 20)
    #expect(attempt.ending.errors.contains("the job's summary is not complete"))
  }

  @Test func aSummaryThatCannotBeWrittenIsTold() throws {
    let project = try Self.project()
    var environment = Self.environment
    environment["GITHUB_STEP_SUMMARY"] = project.path + "/nowhere/summary.md"
    let attempt = try project.attempt(["run", "flow.yaml"], environment: environment)
    #expect(attempt.status == 1, "it decides nothing")
    #expect(attempt.ending.errors.contains("the job's summary is not complete: cannot open"))
    try project.write("{", to: "cases.jsonl")
    environment["GITHUB_STEP_SUMMARY"] = project.path + "/summary.md"
    #expect(try project.attempt(["run", "flow.yaml"], environment: environment).status == 65)
    #expect(try project.read("summary.md").contains("NO VERDICT"))
  }

  @Test func annotationsStandOnTheFilesOfTheRepository() throws {
    let project = try Project()
    try Fixture().write(to: project)
    for name in ["flow.yaml", "cases.jsonl", "replies.jsonl"] {
      try project.write(try project.read(name), to: "sub/" + name)
    }
    try project.write(try project.read("cases.jsonl").replacing("please", with: "spam"), to: "sub/cases.jsonl")
    try project.write(try project.read("replies.jsonl").replacing("please", with: "spam"), to: "sub/replies.jsonl")
    let attempt = try project.shell(
      "cd sub && GITHUB_ACTIONS=true GITHUB_WORKSPACE='\(project.path)' \"$CASEGATE\" run flow.yaml")
    #expect(attempt.status == 1)
    #expect(
      attempt.ending.errors.contains("::error file=sub/cases.jsonl,line=1,title=over_refusal c0::"),
      "\(attempt.ending.errors)")
    #expect(attempt.ending.errors.contains("file=sub/flow.yaml,line="))
  }
}
