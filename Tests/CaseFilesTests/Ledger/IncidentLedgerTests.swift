import CaseFiles
import CaseModel
import Testing

/// A ledger is read strictly: every line of it, and all that is wrong.
@Suite struct IncidentLedgerTests {
  static func line(_ changes: (String, String)...) -> String {
    changes.reduce(
      #"{"v":1,"id":"I-1","workflow":"flow","version":"1.2.0","occurred":"2026-11-20T10:00:00Z","detected":"2026-11-20T12:00:00+01:00","severity":"high","kind":"wrong_act","points":3}"#
    ) { $0.replacing($1.0, with: $1.1) }
  }

  static func read(_ lines: String...) -> (ledger: IncidentLedger?, findings: Findings) {
    var findings = Findings()
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    return (IncidentLedger(bytes, name: "flow.incidents.jsonl", workflow: "flow", &findings), findings)
  }

  @Test func whatIsRightIsRead() throws {
    let (ledger, findings) = Self.read(
      Self.line((#""points":3"#, #""points":2.5,"case":"c1","note":"n""#)), "", Self.line(("I-1", "I-2")),
      #"{"v":1,"link":"I-2","case":"c2"}"#, #"{"v":1,"link":"I-1","case":"c3"}"#)
    let read = try #require(ledger, "\(findings.text)")
    #expect(findings.isEmpty)
    #expect(read.incidents.map(\.id) == ["I-1", "I-2"])
    let first = read.incidents[0]
    #expect(first.points == Points(2.5))
    #expect(first.kind == .wrongAct)
    #expect(first.severity == .high)
    #expect(first.occurred == Instant("2026-11-20T10:00:00Z"))
    #expect(first.detected == Instant("2026-11-20T11:00:00Z"))
    #expect(read.cases(of: first) == ["c1", "c3"])
    #expect(read.cases(of: read.incidents[1]) == ["c2"])
    #expect(read.contains("I-2") && !read.contains("I-3"))
  }

  @Test func anEmptyLedgerIsALedger() { #expect(Self.read().ledger?.isEmpty == true) }

  static let faults: [(old: String, new: String, place: String)] = [
    (#","points":3"#, "", "1:1 key.missing"), (#""points":3"#, #""points":0"#, "1:174 incident.points"),
    (#""points":3"#, #""points":-1"#, "1:174 value.range"), (#""points":3"#, #""points":"3""#, "1:174 value.type"),
    (#""points":3"#, #""points":3,"poinst":4"#, "1:176 key.unknown"),
    (#""points":3"#, #""points":3,"points":0.1"#, "1:176 json.duplicate-key"),
    (#""v":1"#, #""v":2"#, "1:6 ledger.format"), (#""id":"I-1""#, #""id":" ""#, "1:13 value.invisible"),
    (#""id":"I-1","#, "", "1:1 key.missing"), (#":"flow""#, #":"other""#, "1:30 incident.workflow"),
    ("1.2.0", "1.2", "1:47 workflow.version"), ("2026-11-20T10:00:00Z", "2026-11-20", "1:66 value.instant"),
    ("2026-11-20T10:00:00Z", "2026-11-20T10:00:00", "1:66 value.instant"),
    ("2026-11-20T10:00:00Z", "2026-11-31T10:00:00Z", "1:66 value.instant"),
    ("2026-11-20T12:00:00+01:00", "2026-11-20T10:30:00+01:00", "1:100 incident.times"),
    (#""high""#, #""P1""#, "1:139 value.unknown"), ("wrong_act", "wrong", "1:153 value.unknown"),
    ("}", "", "1:176 json.truncated"),
  ]

  @Test(arguments: 0..<faults.count) func faultsAreFoundAtTheirPlace(index: Int) {
    let fault = Self.faults[index]
    let (ledger, findings) = Self.read(Self.line((fault.old, fault.new)))
    #expect(ledger == nil)
    #expect(
      findings.places.map { $0.split(separator: " ")[1] } == [fault.place.split(separator: " ")[1]], "\(findings.text)")
    #expect(findings.places.first?.hasPrefix("flow.incidents.jsonl:1:") == true, "\(findings.text)")
  }

  @Test func linesAreHeldAgainstEachOther() {
    let (ledger, findings) = Self.read(
      #"{"v":1,"link":"I-1","case":"c1"}"#, Self.line(), Self.line(), #"{"v":1,"link":"I-1","case":"c1"}"#,
      #"{"v":1,"link":"I-1","case":"c1"}"#, #"{"v":1,"link":"I-9","case":"c1"}"#, #"{"v":1,"link":"I-1"}"#)
    #expect(ledger == nil)
    #expect(
      findings.codes == [
        "incident.unknown", "incident.duplicate-id", "incident.duplicate-link", "incident.unknown", "key.missing",
      ], "\(findings.text)")
    #expect(findings.kept[1].message.contains("flow.incidents.jsonl:2:1"), "\(findings.text)")
  }

  @Test func aPointerInPlaceOfTheFileIsSaid() {
    let (ledger, findings) = Self.read("version https://git-lfs.github.com/spec/v1", "oid sha256:1")
    #expect(ledger == nil)
    #expect(findings.codes == ["file.lfs-pointer"])
  }
}
