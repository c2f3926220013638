import CaseFiles
import CaseJSON
import CaseModel

/// Any value is a reply or a reply with a fault; any line is a case or findings, and a recorded row or findings.
func fuzzReply(_ bytes: [UInt8]) {
  let parsed = CaseParser.parse(
    LineBlock(bytes: bytes, firstLine: 1, byteOffset: 0, isLast: true), file: "cases.jsonl")
  precondition(parsed.findings.kept.allSatisfy { $0.location != nil }, "what is wrong with a case has a place")
  guard let value = JSONScanner.scan(bytes, file: "reply").document?.root else { return }

  var findings = Findings()
  let row = RecordingRow.decode(value, &findings)
  precondition((row == nil) == findings.hasErrors, "a row that cannot be used has an error")
  check(row?.reply ?? value)
}

/// A reply depends on what it says, not on how that is written.
private func check(_ value: JSONValue) {
  let reply = Reply.decode(value)
  if let fault = reply.fault, fault.kind == .malformedReply, value["error"] == nil {
    precondition(reply.disposition == nil && reply.output == nil, "a malformed reply proposes nothing")
  }
  if let confidence = reply.confidence { precondition((0...1).contains(confidence), "a share is between 0 and 1") }
  precondition((reply.usage?.costInNanodollars ?? 0) >= 0, "a cost is no gain")
  guard let again = JSONScanner.scan(Array(value.canonicalText.utf8)).document?.root else {
    preconditionFailure("what is written can be read")
  }
  let same = Reply.decode(again)
  precondition(
    reply.disposition == same.disposition && reply.to == same.to && reply.reason == same.reason
      && reply.confidence == same.confidence && reply.attached == same.attached && reply.usage == same.usage
      && reply.model == same.model && reply.fault?.kind == same.fault?.kind && reply.calls.count == same.calls.count,
    "layout and order change nothing")
}
