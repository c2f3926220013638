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

  @Test("find their members in any order")
  func findsInAnyOrder() throws {
    let value = try parsed(Self.sample)
    for names in [["a", "x", "abcdefghj", "é"], ["é", "abcdefghj", "x", "a"], ["x"], []] {
      var seen: [String: JSONValue.Kind] = [:]
      let isRight = value.allMembers(among: names.map { JSONName($0) }) { index, kind in
        seen[names[index]] = kind
        return true
      }
      #expect(isRight)
      let all: [String: JSONValue.Kind] = ["a": .integer, "abcdefghj": .integer, "é": .string]
      #expect(seen == all.filter { names.contains($0.key) })
    }
    #expect(!value.allMembers(among: [JSONName("é"), JSONName("a")]) { _, kind in kind == .integer })
    #expect(try parsed("[1]").allMembers(among: [JSONName("a")]) { _, _ in false })
  }
}
