import CaseJSON
import Foundation
import Testing

/// The public evaluation data in the folder `../shared/data` beside the repository; no part of the project.
enum RealData {
  /// Absolute.
  static let folder: String = {
    var package = URL(fileURLWithPath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    return package.deletingLastPathComponent().appendingPathComponent("shared/data").path
  }()

  static func isPresent(_ dataset: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + dataset)
  }

  /// Why a suite is skipped.
  static func absence(of dataset: String) -> Comment {
    "the real data is not there: \(folder)/\(dataset), the folder ../shared/data beside the repository"
  }

  /// Copies a dataset and a recording into a project of their own, as `cases.jsonl` and `replies.jsonl`.
  static func project(_ dataset: String, cases: String = "cases.jsonl", recording: String) throws -> Project {
    let project = try Project()
    for (file, name) in [(cases, "cases.jsonl"), (recording, "replies.jsonl")] {
      try project.write(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(dataset)/\(file)")), to: name)
    }
    return project
  }

  /// A JSON file of a dataset.
  static func json(_ dataset: String, _ file: String) throws -> JSONValue {
    try parsed(Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(dataset)/\(file)")))
  }

  static func parsed(_ data: Data) throws -> JSONValue {
    let (document, faults) = JSONScanner.scan(Array(data))
    #expect(faults.isEmpty)
    return try #require(document).root
  }

  /// A workflow whose gate does not matter: what is looked at are the numbers.
  static func workflow(named name: String, agent: String, body: String) -> String {
    """
    casegate: 1
    name: \(name)
    version: 1.0.0
    stage: trusted
    owners:
      workflow: {name: Ada}
      exception: {name: Grace}
    agents:
      \(agent): {recording: replies.jsonl}
    \(body)
    budget: {objective: 0.5, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 1}
      pass_rate: {at_least: 0.01}
    datasets: [cases.jsonl]

    """
  }
}

extension Project {
  /// Runs a workflow that is there as `flow.yaml`, whatever its verdict.
  ///
  /// - Returns: its `verdict.json`.
  func verdict(_ workflow: String, repeats: Int = 1) throws -> JSONValue {
    try write(workflow, to: "flow.yaml")
    if !runs.isEmpty { try FileManager.default.removeItem(atPath: path + "/.casegate") }
    let ending = try casegate("run", "flow.yaml", "--repeat", "\(repeats)", "--quiet")
    let text = try #require(try runFile("verdict.json"), "\(ending.status) \(ending.output)\(ending.errors)")
    let verdict = try RealData.parsed(Data(text.utf8))
    #expect(verdict["runs"]?["errors"]?.int == 0, "a fault of the machinery: \(ending.output)\(ending.errors)")
    return verdict
  }
}

extension JSONValue {
  /// A metric of a verdict.
  func metric(_ name: String) throws -> Double {
    try #require(self["metrics"]?[name]?["value"]?.number?.double, "\(name) was not measured")
  }
}
