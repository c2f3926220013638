import CaseModel
import Testing

@testable import CaseFiles

/// Incidents as other systems export them.
@Suite struct IncidentExportTests {
  private static func drafts(
    _ text: String, _ format: IncidentExport.Format, map: [IncidentDraft.Field: String] = [:]
  ) throws -> (drafts: [IncidentDraft]?, findings: Findings) {
    let project = try TemporaryProject()
    try project.write(text, to: "export.\(format.rawValue)")
    var findings = Findings()
    let name = project.path + "/export.\(format.rawValue)"
    return (IncidentExport(name: name, format: format, map: map).drafts(&findings), findings)
  }

  @Test func commaSeparatedValues() throws {
    let text = "\u{FEFF}key,kind,when,note,points\r\nI-1,wrong_act,t1,\"a, \"\"b\"\"\nc\",\r\nI-2,misrouted,t2,,4\r\n"
    let (drafts, findings) = try Self.drafts(text, .csv, map: [.id: "key", .occurred: "when"])
    let read = try #require(drafts, "\(findings.text)")
    #expect(read.map(\.line) == [2, 4])
    #expect(read[0].texts == [.id: "I-1", .kind: "wrong_act", .occurred: "t1", .note: "a, \"b\"\nc"])
    #expect(read[1].texts == [.id: "I-2", .kind: "misrouted", .occurred: "t2", .points: "4"])
  }

  @Test(
    arguments: [
      ("id,kind\nI-1\n", "csv.cells"), ("id,kind\nI-1,a,b\n", "csv.cells"), ("id,id\n1,2\n", "csv.columns"),
      ("", "csv.empty"), ("id\n\"I-1\n", "csv.quotes"), ("id\n\"I\"-1\n", "csv.quotes"), ("id\n", "import.empty"),
    ])
  func brokenTables(text: String, code: String) throws {
    let (drafts, findings) = try Self.drafts(text, .csv)
    #expect(drafts == nil)
    #expect(findings.codes == [code], "\(findings.text)")
  }

  @Test(arguments: [
    (#"[{"key":"I-1","fields":{"created":"t1"},"points":2.5,"kind":null}]"#, IncidentExport.Format.json),
    (#"{"key":"I-1","fields":{"created":"t1"},"points":2.5,"kind":null}"# + "\n", .jsonl),
  ])
  func objects(text: String, format: IncidentExport.Format) throws {
    let (drafts, findings) = try Self.drafts(text, format, map: [.id: "key", .occurred: "fields.created"])
    #expect(drafts?.map(\.texts) == [[.id: "I-1", .occurred: "t1", .points: "2.5"]], "\(findings.text)")
  }

  @Test(
    arguments: [
      ("{}", .json, "import.list"), ("[1]", .json, "value.type"), ("[]", .json, "import.empty"),
      ("[{]", .json, "json.key"), ("1\n", .jsonl, "value.type"),
    ] as [(String, IncidentExport.Format, String)])
  func brokenObjects(text: String, format: IncidentExport.Format, code: String) throws {
    let (drafts, findings) = try Self.drafts(text, format)
    #expect(drafts == nil)
    #expect(findings.errorCount == 1, "\(findings.text)")
    if code != "json.key" { #expect(findings.codes == [code]) }
  }

  @Test func aColumnThatIsNotThereIsSaid() throws {
    for (text, format) in [("id,kind\nI-1,x\n", IncidentExport.Format.csv), (#"[{"id":"I-1","kind":"x"}]"#, .json)] {
      let (drafts, findings) = try Self.drafts(text, format, map: [.kind: "kinds"])
      #expect(drafts == nil)
      #expect(findings.codes == ["import.column"])
      #expect(findings.kept.first?.hint == "did you mean 'kind'?")
    }
  }
}
