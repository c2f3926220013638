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
  /// Shortened digests of the parts of the request: only to say which of them has changed.
  package private(set) var request: [RequestPart] = []
  /// The digest of whoever answered; only in the journal of a run.
  package private(set) var program: String?
  /// Why there was no answer; only in the journal of a run.
  package private(set) var fault: Fault?

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
      Field("request", .named(.text), "shortened digests of the request's parts") { row, parts in
        row.request = parts.map { RequestPart(name: $0.name, digest: $0.value) }
      },
      Field("program", .text, "the digest of whoever answered") { $0.program = $1 },
      Field("fault", faultTable.codec { _ in FaultDraft() }, "why there was no answer") { $0.fault = $1.fault },
    ])
}
