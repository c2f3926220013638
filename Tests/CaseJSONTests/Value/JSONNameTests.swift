import CaseJSON
import Testing

@Suite("Names")
struct JSONNameTests {
  private static let sample =
    #"{"a":1,"abcdefgh":2,"abcdefghi":3,"abcdefghj":4,"b\n":null,"é":"x","":[]}"#

  @Test(
    "lead to the member with the same bytes",
    arguments: [
      ("a", "1"), ("abcdefgh", "2"), ("abcdefghi", "3"), ("abcdefghj", "4"), ("b\n", "null"), ("é", #""x""#),
      ("", "[]"), ("A", nil), ("abcdefg", nil), ("abcdefghk", nil), ("e\u{301}", nil), ("b", nil),
    ])
  func leads(name: String, expected: String?) throws {
    #expect(try parsed(Self.sample)[JSONName(name)]?.canonicalText == expected)
    #expect(try parsed("[1]")[JSONName(name)] == nil)
  }
}
