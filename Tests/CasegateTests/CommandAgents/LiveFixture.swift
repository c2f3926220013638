import Foundation

/// A workflow that adopts what a program says, and cases for it; promotes as it is.
struct LiveFixture {
  /// What stands in the workflow beside the agent's command.
  var settings = "timeout: 30s"
  /// The program and its arguments.
  var command = [Binary.faultyWorker]
  /// The fault that each case asks for, if any.
  var faults: [String?] = Array(repeating: nil, count: 20)
  /// How many bytes each input is longer than it has to be.
  var padding = 0
  /// Replaced in the workflow's text.
  var changes: [(old: String, new: String)] = []

  var workflow: String {
    let words = command.map { "'\($0)'" }.joined(separator: ", ")
    let text = """
      casegate: 1
      name: live
      version: 1.0.0
      stage: bounded
      owners: {workflow: {name: Ada}, system: {name: Barbara}, exception: \(Fixture.exceptionOwner)}
      agents:
        program: {command: [\(words)], env: [PATH], \(settings)}
      decide:
        - adopt: program
      budget: {objective: 0.5, window: 30d, volume: 1000, incidents: flow.incidents.jsonl}
      gate:
        cases: {at_least: 1}
        pass_rate: {at_least: 0.5}
      datasets: [cases.jsonl]
      kill_switch: {on: false, owner: {name: Barbara}}

      """
    return changes.reduce(text) { text, change in text.replacing(change.old, with: change.new) }
  }

  func project() throws -> Project {
    let project = try Project()
    try project.write(workflow, to: "flow.yaml")
    try project.write("", to: "flow.incidents.jsonl")
    let padded = padding > 0 ? #","text":"\#(String(repeating: "x", count: padding))""# : ""
    let cases = faults.enumerated().map { number, fault in
      let asked = fault.map { #","fault":"\#($0)""# } ?? ""
      return
        #"{"id":"c\#(number)","input":{"n":\#(number)\#(asked)\#(padded)},"expected":{"disposition":"act","output":{"n":\#(number)}}}"#
        + "\n"
    }
    try project.write(cases.joined(), to: "cases.jsonl")
    return project
  }

  func run(_ arguments: String..., environment: [String: String] = [:]) throws -> Attempt {
    try project().attempt(
      ["run", "flow.yaml"] + arguments, environment: ["COLUMNS": "240"].merging(environment) { $1 })
  }
}

/// Processes that carry a mark in their environment.
enum MarkedProcesses {
  static func all(_ mark: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let bytes = FileManager.default.contents(atPath: "/proc/\(name)/environ") else {
        return false
      }
      return String(decoding: bytes, as: UTF8.self).contains(mark)
    }
  }

  /// Worker processes whose folder is a project's.
  static func children(of folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil,
        let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/exe"),
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(name)/cwd")
      else { return false }
      return program.hasSuffix("FaultyWorker") && own.hasSuffix(folder)
    }
  }

  /// Those that are still there after a moment: a process that was killed takes one to go.
  static func left(_ mark: String) -> [String] {
    for _ in 0..<60 where !all(mark).isEmpty { usleep(50_000) }
    return all(mark)
  }
}
