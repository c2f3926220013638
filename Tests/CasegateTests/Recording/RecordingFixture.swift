import CaseJSON
import Foundation
import Testing

/// A workflow whose program has a recording, and counts what it is asked.
struct RecordingFixture {
  var live = LiveFixture(settings: "timeout: 30s, recording: replies.jsonl")
  /// Takes the place of what the workflow says nothing of.
  var privacy: String?
  /// Inputs that take the place of the fixture's own.
  var inputs: [String]?

  init(cases: Int = 20) {
    live.faults = Array(repeating: nil, count: cases)
    live.changes = [("env: [PATH]", "env: [PATH, WORKER_COUNT, WORKER_DELAY]")]
  }

  func project() throws -> RecordingProject {
    let project = try live.project()
    if let privacy {
      try project.write(live.workflow + "privacy: \(privacy)\n", to: "flow.yaml")
    }
    if let inputs { try project.write(Self.cases(inputs), to: "cases.jsonl") }
    try project.write("", to: "replies.jsonl")
    try project.write("", to: "asked")
    return RecordingProject(project: project)
  }

  static func cases(_ inputs: [String]) -> String {
    inputs.enumerated().map { number, input in
      #"{"id":"c\#(number)","input":\#(input),"expected":{"disposition":"act","output":{"n":\#(number)}}}"# + "\n"
    }.joined()
  }
}

/// A project whose program writes down what it is asked.
struct RecordingProject {
  let project: Project

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Attempt {
    try project.attempt(
      ["run", "flow.yaml"] + arguments, environment: self.environment.merging(environment) { $1 })
  }

  func resume(_ arguments: String...) throws -> Attempt {
    let attempt = try project.attempt(
      ["run", "flow.yaml", "--resume", "latest"] + arguments, environment: environment)
    // Where it was refused, the run says what it said before.
    return attempt.status == 65 ? attempt : attempt.ofTheNewestRun
  }

  var environment: [String: String] {
    ["COLUMNS": "240", "WORKER_COUNT": project.path + "/asked", "WORKER_DELAY": "0"]
  }

  /// What the program was asked so far, by the input's number.
  func asked() throws -> [Int] { try project.read("asked").split(separator: "\n").compactMap { Int($0) } }

  /// Forgets what it was asked.
  func forget() throws { try project.write("", to: "asked") }

  /// Bytes of the newest run that have to be the same again.
  func bytes() throws -> [String] {
    try [
      try #require(try project.runFile("results.jsonl")), try #require(try project.runFile("verdict.json")),
      project.read("replies.jsonl"),
    ]
  }
}

extension Attempt {
  /// The same attempt as one at the newest run, which may have been there before.
  var ofTheNewestRun: Attempt { Attempt(project: project, ending: ending) }
}
