import CaseJSON
import CaseModel
import Testing

@testable import CaseReports

@Suite struct FindingRendererTests {
  private static let location = SourceLocation(file: "flow.yaml", line: 3, column: 5)

  private static let finding = Finding(
    .error, "key.unknown", "there is no key 'ax' here", hint: "did you mean 'a'?", location: location,
    excerpt: "  - ax: 日本")

  private let plain = TerminalFindings(style: TerminalStyle(width: 80, hasColor: false))

  @Test func terminalShowsTheLineAndMarksTheColumn() {
    #expect(
      plain.text(Findings([Self.finding])) == """
        flow.yaml:3:5: error: there is no key 'ax' here [key.unknown]
          3 │   - ax: 日本
            │     ^
          hint: did you mean 'a'?
        1 error

        """)
  }

  @Test func terminalMarksBehindWideCharacters() {
    let finding = Finding(
      .warning, "x", "m", location: SourceLocation(file: "f", line: 1, column: 3), excerpt: "日本x")
    let lines = plain.text(Findings([finding])).split(separator: "\n")
    #expect(lines[1] == "  1 │ 日本x")
    #expect(lines[2] == "    │     ^")
  }

  @Test func terminalShowsThePartOfALongLineAroundTheColumn() {
    let long = String(repeating: "a", count: 500) + "!" + String(repeating: "b", count: 500)
    let finding = Finding(
      .error, "x", "m", location: SourceLocation(file: "f", line: 1, column: 501), excerpt: long)
    let lines = plain.text(Findings([finding])).split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    let mark = lines[2].firstIndex(of: "^").map { lines[2].distance(from: lines[2].startIndex, to: $0) }
    let bang = lines[1].firstIndex(of: "!").map { lines[1].distance(from: lines[1].startIndex, to: $0) }
    #expect(mark == bang)
  }

  @Test func terminalNeverPassesOnControlSequences() {
    let finding = Finding(
      .error, "x", "m\u{1B}[31m", location: Self.location, excerpt: "a\u{1B}[2Jb\u{7}\u{202E}")
    let hostile: Set<Unicode.Scalar> = ["\u{1B}", "\u{7}", "\u{202E}"]
    #expect(!plain.text(Findings([finding])).unicodeScalars.contains { hostile.contains($0) })
  }

  @Test func omittedFindingsAreCounted() {
    let findings = Findings(Array(repeating: Self.finding, count: Findings.limit + 7))
    #expect(plain.text(findings).contains("… and 7 more findings"))
    #expect(plain.text(findings).hasSuffix("\(Findings.limit + 7) errors\n"))
    #expect(FindingsJSON.text(findings).contains("\"omitted\": 7"))
  }

  @Test func jsonHoldsEverythingThatAMachineNeeds() throws {
    let text = FindingsJSON.text(Findings([Self.finding]))
    let value = try #require(JSONScanner.scan(Array(text.utf8)).document?.root)
    #expect(value["record"]?.string == "casegate.findings")
    #expect(value["v"]?.int == 1)
    #expect(value["errors"]?.int == 1)
    let finding = try #require(value["findings"]?[0])
    #expect(finding["file"]?.string == "flow.yaml")
    #expect(finding["line"]?.int == 3)
    #expect(finding["column"]?.int == 5)
    #expect(finding["code"]?.string == "key.unknown")
    #expect(finding["hint"]?.string == "did you mean 'a'?")
  }
}
