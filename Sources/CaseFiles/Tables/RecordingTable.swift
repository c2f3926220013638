package import CaseJSON
package import CaseModel

/// One recorded reply, as it stands on a line of a recording.
package struct RecordingRow: Sendable {
  package private(set) var caseID = ""
  /// Counted from 1.
  package private(set) var repetition = 0
  package private(set) var agent = ""
  /// The digest of the request that it answered; a row without one cannot be told from a stale one.
  package private(set) var key: String?
  package private(set) var reply: JSONValue?

  /// Reads a line's value; what does not fit becomes a finding.
  package static func decode(_ value: JSONValue, _ findings: inout Findings) -> RecordingRow? {
    let before = findings.errorCount
    var row = RecordingRow()
    guard table.decode(value, into: &row, &findings), findings.errorCount == before else { return nil }
    return row
  }

  private static let table = Table<RecordingRow>(
    "A reply that an agent gave.",
    [
      Field("case", .text, isRequired: true, "the case's id") { $0.caseID = $1 },
      Field("repeat", .integer(atLeast: 1), isRequired: true, "which time it was asked, from 1") { $0.repetition = $1 },
      Field("agent", .text, isRequired: true, "who answered") { $0.agent = $1 },
      Field("reply", .object, isRequired: true, "what it answered") { $0.reply = $1 },
      Field("key", .text, "the digest of the request") { $0.key = $1 },
    ])
}
