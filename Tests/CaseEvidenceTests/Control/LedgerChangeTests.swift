import CaseEvidence
import Testing

@Suite struct LedgerChangeTests {
  private static func compare(_ before: String?, _ after: String?) -> String {
    switch LedgerChange.compare(before.map { Array($0.utf8) }, after.map { Array($0.utf8) }) {
    case .unchanged: "unchanged"
    case .grown: "grown"
    case .edited: "edited"
    }
  }

  @Test func aLedgerMayOnlyGrow() {
    #expect(Self.compare(nil, nil) == "unchanged")
    #expect(Self.compare(nil, "") == "grown")
    #expect(Self.compare("", "") == "unchanged")
    #expect(Self.compare("a\nb\n", "a\nb\n") == "unchanged")
    #expect(Self.compare("", "a\n") == "grown")
    #expect(Self.compare("a\n", "a\nb\n") == "grown")
    #expect(Self.compare("a", "a\nb\n") == "grown")
  }

  @Test func anythingElseIsAnEdit() {
    #expect(Self.compare("a\n", nil) == "edited")
    #expect(Self.compare("a\n", "") == "edited")
    #expect(Self.compare("a\nb\n", "a\n") == "edited")
    #expect(Self.compare("a\nb\n", "b\na\n") == "edited")
    #expect(Self.compare("a\n", "c\na\n") == "edited")
    // The last line went on.
    #expect(Self.compare("a", "ab\n") == "edited")
  }
}
