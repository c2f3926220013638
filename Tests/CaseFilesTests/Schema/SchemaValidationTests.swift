import CaseJSON
import Foundation
import Testing

@testable import CaseFiles

/// The emitted schemas through a validator that is not ours, where Python has one.
@Suite(.enabled(if: Validator.isThere, "python3 cannot import jsonschema"))
struct SchemaValidationTests {
  @Test func theShippedSampleIsAccepted() throws {
    for name in ["support-triage", "support-triage-candidate"] {
      #expect(try Validator.faults(.workflow, Validator.yaml("workflows/\(name).yaml")) == "")
    }
    let lines = try Validator.text("datasets/support_triage_200.jsonl").split(separator: "\n").map(String.init)
    #expect(lines.count == 200)
    #expect(try Validator.faults(.case, "[" + lines.joined(separator: ",") + "]", each: true) == "")
  }

  @Test func unknownKeysAreRejected() throws {
    for (old, new) in [
      ("summary:", "sumary:"), ("reversible:", "reversable:"), ("    approvers:", "    aprovers:"),
      ("  objective:", "  objektive: 1\n  objective:"),
    ] {
      let text = try Validator.text("workflows/support-triage.yaml").replacing(old, with: new, maxReplacements: 1)
      #expect(try Validator.faults(.workflow, Validator.json(text)) != "", "\(new)")
    }
    #expect(try Validator.faults(.case, #"{"id":"c","input":{},"expected":{"disposition":"act"}}"#) == "")
    #expect(try Validator.faults(.case, #"{"id":"c","input":{},"expected":{"disposition":"act"},"x":1}"#) != "")
    #expect(try Validator.faults(.case, #"{"id":"c","input":{},"expected":{"disposition":"approve"}}"#) != "")
    #expect(try Validator.faults(.reply, #"{"disposition":"refuse","reason":"policy"}"#) == "")
    #expect(try Validator.faults(.reply, #"{"disposition":"refuse","reason":"bored"}"#) != "")
    #expect(try Validator.faults(.reply, #"{"error":{"kind":"timeout","message":"m"}}"#) == "")
  }
}

/// Python's `jsonschema`.
private enum Validator {
  static let isThere: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import jsonschema"]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    do { try process.run() } catch { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  private static let package = (1...4).reduce(URL(fileURLWithPath: #filePath)) { url, _ in
    url.deletingLastPathComponent()
  }

  static func text(_ name: String) throws -> String {
    try String(contentsOf: package.appendingPathComponent(name), encoding: .utf8)
  }

  static func yaml(_ name: String) throws -> String { try json(text(name)) }

  static func json(_ yaml: String) throws -> String {
    let (value, findings) = Texts.yaml(yaml)
    return try #require(value, "\(findings.text)").canonicalText
  }

  /// What the validator has against an instance, or against each element of a list.
  static func faults(_ schema: JSONSchema, _ instance: String, each: Bool = false) throws -> String {
    let project = try TemporaryProject()
    try project.write(schema.text, to: "schema.json")
    try project.write(instance, to: "instance.json")
    try project.write(
      """
      import json, sys
      from jsonschema import Draft202012Validator
      schema, instance = json.load(open("schema.json")), json.load(open("instance.json"))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for item in (instance if \(each ? "True" : "False") else [instance]):
          for fault in validator.iter_errors(item):
              print(fault.json_path, fault.message[:200])
      """, to: "check.py")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "check.py"]
    process.currentDirectoryURL = URL(fileURLWithPath: project.path)
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }
}
