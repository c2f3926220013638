import Testing

@testable import CaseReports

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("日本語", 6), ("é", 1), ("e\u{301}", 1), ("👍", 2), ("한국", 4), ("ａ", 2), ("✗ x", 3),
  ])
  func widthIsWhatATerminalTakes(text: String, width: Int) {
    #expect(Columns.width(of: text) == width)
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("", 3, ""),
  ])
  func fitNeverGoesBeyondTheWidth(text: String, limit: Int, fitted: String) {
    #expect(Columns.fit(text, limit) == fitted)
    #expect(Columns.width(of: Columns.fit(text, limit)) <= limit)
  }

  @Test func wrapBreaksAtSpacesAndCutsLongWords() {
    #expect(Columns.wrap("one two three", 7) == ["one two", "three"])
    #expect(Columns.wrap("incomprehensible", 6) == ["incom…"])
    #expect(Columns.wrap("", 6) == [""])
  }

  @Test func wrapIntoSoManyLinesCutsTheLast() {
    #expect(Columns.wrap("one two three four", 9, most: 2) == ["one two", "three fo…"])
    #expect(Columns.wrap("one two", 9, most: 2) == ["one two"])
  }

  @Test func itemsAreNotBroken() {
    #expect(Columns.wrap(items: ["a 1 = 2", "b 3 = 4", "c 5 = 6"], 17, most: 3) == ["a 1 = 2, b 3 = 4,", "c 5 = 6"])
    #expect(Columns.wrap(items: ["a 1 = 2", "b 3 = 4", "c 5 = 6"], 9, most: 2) == ["a 1 = 2,", "b 3 = 4,…"])
  }

  @Test func theEndCanBeKept() {
    #expect(Columns.fitEnd("data/cases.jsonl:12", 10) == "….jsonl:12")
    #expect(Columns.fitEnd("abc", 3) == "abc")
  }

  @Test func paddingCountsColumnsAndNotCharacters() {
    #expect(Columns.pad("日", 4) == "日  ")
    #expect(Columns.padLeft("日", 4) == "  日")
    #expect(Columns.pad("longer", 4) == "longer")
  }

  @Test func withoutColourNothingIsPainted() {
    #expect(TerminalStyle(width: 80, hasColor: false).paint("x", .red) == "x")
    #expect(TerminalStyle(width: 80, hasColor: true).paint("x", .red) == "\u{1B}[31mx\u{1B}[0m")
  }
}
