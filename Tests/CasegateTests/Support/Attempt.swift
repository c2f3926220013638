import CaseJSON
import Foundation
import Testing

/// One use of the tool on a project, and what it left behind.
struct Attempt {
  let project: Project
  let ending: Binary.Ending
  /// The run that it wrote; nothing where it wrote none.
  let run: String?

  /// - Parameter earlier: the runs that were there before.
  init(project: Project, ending: Binary.Ending, earlier: [String] = []) {
    self.project = project
    self.ending = ending
    run = project.runs.last { !earlier.contains($0) }
  }

  var status: Int32 { ending.status }

  /// All that was printed, with every run of white space made one space, so that wrapped sentences can be found.
  var printed: String {
    (ending.output + " " + ending.errors).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// `verdict.json` of its run; nothing where there is none.
  func verdict() throws -> JSONValue? {
    try run.flatMap { _ in try project.runFile("verdict.json") }.flatMap(Self.parse)
  }

  /// The rows of `results.jsonl` of its run.
  func results() throws -> [JSONValue] {
    guard run != nil else { return [] }
    return try (project.runFile("results.jsonl") ?? "").split(separator: "\n").map { line in
      try #require(Self.parse(String(line)))
    }
  }

  /// The row of one case.
  func row(_ caseID: String) throws -> JSONValue {
    try #require(try results().first { $0["case"]?.string == caseID })
  }

  /// The observed value of a metric in `verdict.json`.
  func metric(_ name: String) throws -> Double? { try verdict()?["metrics"]?[name]?["value"]?.number?.double }

  /// Whether it promoted: the status, the words and the record say the same.
  func promotes(at location: Testing.SourceLocation = #_sourceLocation) throws {
    #expect(status == 0, "\(ending.output)\(ending.errors)", sourceLocation: location)
    #expect(try verdict()?["verdict"]?.string == "promote", sourceLocation: location)
  }

  /// Whether it ended with a status that is not 0, printed why, and left no record that says otherwise.
  func ends(
    with expected: Int32, saying parts: String..., at location: Testing.SourceLocation = #_sourceLocation
  ) throws {
    #expect(expected != 0, sourceLocation: location)
    #expect(status == expected, "\(ending.output)\(ending.errors)", sourceLocation: location)
    for part in parts { #expect(printed.contains(part), "\(printed)", sourceLocation: location) }
    let written = try verdict()?["verdict"]?.string
    switch expected {
    case 1: #expect(written == "block", sourceLocation: location)
    case 2: #expect(written == nil || written == "no verdict", sourceLocation: location)
    default: #expect(written == nil, sourceLocation: location)
    }
  }

  static func parse(_ text: String) -> JSONValue? {
    let scanned = JSONScanner.scan(Array(text.utf8))
    return scanned.faults.isEmpty ? scanned.document?.root : nil
  }
}

extension Fixture {
  /// Writes the files into a project of their own and runs them.
  func run(_ arguments: String...) throws -> Attempt {
    let project = try Project()
    try write(to: project)
    return try project.attempt(["run", "flow.yaml"] + arguments)
  }
}

extension Project {
  /// - Parameter environment: a screen that is wide enough for every sentence, unless another is wanted.
  func attempt(_ arguments: [String], environment: [String: String] = ["COLUMNS": "240"]) throws -> Attempt {
    let earlier = runs
    return Attempt(
      project: self, ending: try Binary.run(arguments, in: path, environment: environment), earlier: earlier)
  }

  /// Runs a line of shell in the project, in which `"$CASEGATE"` is the tool.
  func shell(_ line: String) throws -> Attempt {
    let earlier = runs
    let ending = try Binary.run(
      ["-c", line], in: path, environment: ["CASEGATE": Binary.path], executable: "/bin/sh")
    return Attempt(project: self, ending: ending, earlier: earlier)
  }
}
