import CaseJSON
import CaseModel
import Testing

/// An unknown key is an error at every level of a workflow, and names the nearest that is known.
@Suite struct UnknownKeyTests {
  struct Row: CustomTestStringConvertible {
    let old: String
    let new: String
    let place: String
    let key: String
    let nearest: String

    var testDescription: String { "\(new) at \(place)" }
  }

  static let rows = [
    Row(old: "summary: ", new: "sumary: ", place: "4:1", key: "sumary", nearest: "summary"),
    Row(
      old: "  workflow: {name: Ada}", new: "  workflow: {name: Ada}\n  sytem: {name: Ada}", place: "8:3", key: "sytem",
      nearest: "system"),
    Row(old: "{name: Ada}", new: "{name: Ada, titel: Lead}", place: "7:25", key: "titel", nearest: "title"),
    Row(
      old: "stage: bounded", new: "stage: bounded\nkill_switch: {on: false, ownr: {name: Ada}}", place: "6:26",
      key: "ownr", nearest: "owner"),
    Row(
      old: "amount: {type: number}", new: "amount: {type: number, units: USD}", place: "11:26", key: "units",
      nearest: "unit"),
    Row(old: "reversible: true}", new: "reversable: true}", place: "13:24", key: "reversable", nearest: "reversible"),
    Row(old: "approvers: [", new: "aprovers: [", place: "16:32", key: "aprovers", nearest: "approvers"),
    Row(
      old: "{recording: ", new: "{recording: replies.jsonl, recordings: ", place: "18:42", key: "recordings",
      nearest: "recording"),
    Row(old: "    refuse: out", new: "    output: x\n    refuze: out", place: "23:5", key: "refuze", nearest: "refuse"),
    Row(old: "{act: reply}", new: "{act: reply, outptu: x}", place: "26:29", key: "outptu", nearest: "output"),
    Row(old: "window: 30d", new: "window: 30d, volum: 3", place: "27:39", key: "volum", nearest: "volume"),
    Row(
      old: "volume: 1000}", new: "volume: 1000, weights: {unsafe_acts: 10}}", place: "27:63", key: "unsafe_acts",
      nearest: "unsafe_act"),
    Row(old: "  unsafe_acts:", new: "  unsafe_act:", place: "31:3", key: "unsafe_act", nearest: "unsafe_acts"),
    Row(old: "{at_most: 0}", new: "{at_most: 0, levle: warn}", place: "31:29", key: "levle", nearest: "level"),
    Row(
      old: "cases: {at_least: 20}", new: "cases: {at_least: 20, at_leas: 1}", place: "29:25", key: "at_leas",
      nearest: "at_least"),
    Row(
      old: "{at_most: 0}", new: "{at_most: 0}\n  slices: {\"tag:x\": {pass_rat: {at_least: 0.5}}}", place: "32:22",
      key: "pass_rat", nearest: "pass_rate"),
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    let findings = Texts.findings(try Texts.changed([(row.old, row.new)]))
    let finding = try #require(findings.kept.first { $0.code == "key.unknown" }, "\(findings.text)")
    #expect(finding.location?.description == "flow.yaml:\(row.place)")
    #expect(finding.message.contains("'\(row.key)'"))
    #expect(finding.hint == "did you mean '\(row.nearest)'?")
    #expect(finding.excerpt?.contains(row.key) == true)
  }

  @Test func allOfThemAreReported() throws {
    let findings = Texts.findings(try Texts.changed(Self.rows.prefix(3).map { ($0.old, $0.new) }))
    #expect(findings.codes.count { $0 == "key.unknown" } >= 2, "\(findings.text)")
  }

  @Test(arguments: [
    "casegate: 1\n", "name: flow\n", "version: 1.0.0\n", "stage: bounded\n",
    "budget: {objective: 0.9, window: 30d, volume: 1000}\n",
  ])
  func aMissingKey(line: String) throws {
    let findings = Texts.findings(try Texts.changed([(line, "")]))
    #expect(findings.codes.contains("key.missing"), "\(findings.text)")
  }

  @Test func theTextIsAsGoodAsItSays() { #expect(Texts.findings(Texts.workflow).isEmpty) }
}
