import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Testing

/// A recording in a temporary file, which goes away with the value.
final class RecordingFile: Sendable {
  let path: String

  init(_ lines: [String]) throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-recording-\(UUID().uuidString)").path
    try write(lines)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ lines: [String]) throws {
    let handle = FileManager.default.contents(atPath: path) == nil
    let data = Data(lines.map { $0 + "\n" }.joined().utf8)
    if handle {
      try data.write(to: URL(fileURLWithPath: path))
    } else {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: data)
      try file.close()
    }
  }

  func read() -> (recording: Recording?, findings: Findings) {
    var findings = Findings()
    let reference = DatasetReference(path: path, name: "replies.jsonl", relativePath: "replies.jsonl")
    return (Recording(reference, &findings), findings)
  }

  func agent() throws -> RecordedAgent {
    let (recording, findings) = read()
    return RecordedAgent(try #require(recording, "\(findings.kept.map(\.message))"))
  }

  static func row(
    _ caseID: String = "c", repeat repetition: Int = 1, agent: String = "a", reply: String = #"{"output":1}"#,
    key: String? = nil
  ) -> String {
    let key = key.map { #","key":"\#($0)""# } ?? ""
    return #"{"case":"\#(caseID)","repeat":\#(repetition),"agent":"\#(agent)","reply":\#(reply)\#(key)}"#
  }

  static func json(_ text: String) throws -> JSONValue {
    try #require(JSONScanner.scan(Array(text.utf8)).document).root
  }
}
