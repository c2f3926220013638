import CaseJSON
import CaseModel
import Testing

@Suite struct FindingsTests {
  private func many(_ count: Int, _ severity: Finding.Severity = .error) -> Findings {
    Findings((0..<count).map { Finding(severity, "code", "message \($0)") })
  }

  @Test func allAreCountedAndTheFirstAreKept() {
    var findings = many(Findings.limit + 50)
    #expect(findings.kept.count == Findings.limit)
    #expect(findings.kept.first?.message == "message 0")
    #expect(findings.errorCount == Findings.limit + 50)
    #expect(findings.omittedCount == 50)
    findings.add(Finding(.warning, "code", "one more"))
    #expect(findings.warningCount == 1)
    #expect(findings.omittedCount == 51)
  }

  @Test func anErrorBeyondTheLimitIsStillAnError() {
    var findings = many(Findings.limit, .warning)
    #expect(!findings.hasErrors)
    findings.add(Finding(.error, "code", "the one that matters"))
    #expect(findings.hasErrors)
    #expect(findings.omittedCount == 1)
  }

  @Test func appendingKeepsCountsAndOrder() {
    var findings = many(150)
    findings.append(many(100))
    #expect(findings.kept.count == Findings.limit)
    #expect(findings.kept[150].message == "message 0")
    #expect(findings.errorCount == 250)
    #expect(findings.omittedCount == 50)
    var other = many(3)
    other.append(findings)
    #expect(other.errorCount == 253)
    #expect(other.omittedCount == 53)
  }

  @Test func nothingIsNoError() {
    #expect(Findings().isEmpty)
    #expect(!Findings().hasErrors)
    #expect(Findings().omittedCount == 0)
    #expect(!many(1, .warning).isEmpty)
  }

  @Test func aFindingPointsIntoItsLine() throws {
    let value = try json("{\"a\":1,\n  \"größe\": 7}", file: "x.json")
    let finding = Finding(.error, "code", "message", at: try #require(value["größe"]))
    #expect(finding.location == SourceLocation(file: "x.json", line: 2, column: 12))
    #expect(finding.excerpt == "  \"größe\": 7}")
  }

  @Test func aLongLineIsCut() {
    let finding = Finding(.error, "code", "message", excerpt: String(repeating: "x", count: 1 << 20))
    #expect(finding.excerpt?.count == 4096)
  }
}
