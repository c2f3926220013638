import CaseFiles
import CaseJSON
import Testing

@Suite struct CaseIdentitiesTests {
  private func claims(_ ids: [String]) -> [CaseClaim] {
    let text = ids.map { #"{"id":"\#($0)","input":{},"expected":{"disposition":"act"}}"# + "\n" }.joined()
    let block = LineBlock(bytes: Array(text.utf8), firstLine: 1, byteOffset: 0, isLast: true)
    return CaseParser.parse(block, file: "cases.jsonl").cases.map(CaseClaim.init)
  }

  @Test func everyIdStandsForOneCase() throws {
    var identities = CaseIdentities()
    let ids = (0..<3_000).map { "case-\($0)" }
    for claim in claims(ids) { #expect(identities.claim(claim, in: "cases.jsonl") == nil) }
    #expect(identities.count == 3_000)
    #expect(identities.all == ids.sorted())
    #expect(ids.allSatisfy(identities.contains))
    #expect(!identities.contains("case-3000"))
    #expect(!identities.contains(""))
    let finding = try #require(identities.claim(claims(["case-2999"])[0], in: "more.jsonl"))
    #expect(finding.code == "case.duplicate-id")
    #expect(finding.message == "the id 'case-2999' already stands at cases.jsonl:3000")
    #expect(finding.location?.column == 7)
    #expect(identities.count == 3_000)
  }

  @Test(arguments: [("\u{E9}", "e\u{301}"), ("\u{212A}1", "K1"), ("\u{1F71}", "\u{3AC}")])
  func spellingsOfOneId(first: String, second: String) throws {
    for (known, other) in [(first, second), (second, first)] {
      var identities = CaseIdentities(expecting: 1)
      #expect(identities.claim(claims([known])[0], in: "cases.jsonl") == nil)
      let finding = try #require(identities.claim(claims([other])[0], in: "cases.jsonl"))
      #expect(finding.message.contains("in another spelling of the same characters"))
      #expect(identities.contains(other))
      #expect(identities.all.map { Array($0.utf8) } == [Array(known.utf8)])
      let again = try #require(identities.claim(claims([known])[0], in: "cases.jsonl"))
      #expect(again.message.contains("already stands at cases.jsonl:1"))
    }
  }

  @Test func aFindingNamesTheFileOfTheFirstCase() throws {
    var identities = CaseIdentities()
    for (file, ids) in [("one.jsonl", ["a", "b"]), ("two.jsonl", ["c"])] {
      for claim in claims(ids) { #expect(identities.claim(claim, in: file) == nil) }
    }
    let places = try ["b", "c"].map { try #require(identities.claim(claims([$0])[0], in: "two.jsonl")).message }
    #expect(places[0].hasSuffix("one.jsonl:2"))
    #expect(places[1].hasSuffix("two.jsonl:1"))
  }
}
