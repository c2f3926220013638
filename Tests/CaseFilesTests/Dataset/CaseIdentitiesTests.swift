import CaseFiles
import CaseJSON
import CaseModel
import Testing

@Suite struct CaseIdentitiesTests {
  private func claims(_ ids: [String]) -> [CaseClaim] {
    let text = ids.map { #"{"id":"\#($0)","input":{},"expected":{"disposition":"act"}}"# + "\n" }.joined()
    let block = LineBlock(bytes: Array(text.utf8), firstLine: 1, byteOffset: 0, isLast: true)
    return CaseParser.parse(block, file: "cases.jsonl").cases.map(CaseClaim.init)
  }

  /// What is found when claims are made one after another.
  private func findings(
    _ ids: [String], in file: String = "cases.jsonl", _ identities: inout CaseIdentities
  ) -> [Finding] {
    claims(ids).compactMap { identities.claim($0, in: file) }
  }

  @Test func everyIdStandsForOneCase() throws {
    var identities = CaseIdentities()
    let ids = (0..<3_000).map { "case-\($0)" }
    #expect(findings(ids, &identities).isEmpty)
    #expect(identities.count == 3_000)
    #expect(identities.all == ids.sorted())
    #expect(ids.allSatisfy(identities.contains))
    #expect(!identities.contains("case-3000"))
    #expect(!identities.contains(""))
    let doubled = findings(["case-2999"], in: "more.jsonl", &identities)
    let finding = try #require(doubled.first)
    #expect(finding.code == "case.duplicate-id")
    #expect(finding.message == "the id 'case-2999' already stands at cases.jsonl:3000")
    #expect(finding.location?.column == 7)
    #expect(identities.count == 3_000)
  }

  @Test(arguments: [("\u{E9}", "e\u{301}"), ("\u{212A}1", "K1"), ("\u{1F71}", "\u{3AC}")])
  func spellingsOfOneId(first: String, second: String) throws {
    for (known, other) in [(first, second), (second, first)] {
      var identities = CaseIdentities(expecting: 1)
      let found = findings([known, other, known], &identities).map(\.message)
      try #require(found.count == 2)
      #expect(found[0].contains("in another spelling of the same characters"))
      #expect(identities.contains(other))
      #expect(identities.all.map { Array($0.utf8) } == [Array(known.utf8)])
      #expect(found[1].contains("already stands at cases.jsonl:1"))
    }
  }

  @Test func aFindingNamesTheFileOfTheFirstCase() throws {
    var identities = CaseIdentities()
    #expect(findings(["a", "b"], in: "one.jsonl", &identities).isEmpty)
    #expect(findings(["c"], in: "two.jsonl", &identities).isEmpty)
    let places = findings(["b", "c"], in: "two.jsonl", &identities).map(\.message)
    try #require(places.count == 2)
    #expect(places[0].hasSuffix("one.jsonl:2"))
    #expect(places[1].hasSuffix("two.jsonl:1"))
  }
}
