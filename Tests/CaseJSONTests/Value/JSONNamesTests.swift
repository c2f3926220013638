import CaseJSON
import Testing

@Suite("Names are found by their bytes")
struct JSONNamesTests {
  private func value(_ text: String) throws -> JSONValue {
    try #require(JSONScanner.scan(Array(text.utf8)).document).root
  }

  private let names = JSONNames(["a", "", "abcdefgh", "abcdefghi", "abcdefghj", "ü"])

  @Test(
    "each name and nothing else",
    arguments: [
      (#""a""#, 0), (#""""#, 1), (#""abcdefgh""#, 2), (#""abcdefghi""#, 3), (#""abcdefghj""#, 4), (#""ü""#, 5),
      (#""\u0061""#, 0), (#""u\u0308""#, nil), (#""abcdefghk""#, nil), (#""abcdefg""#, nil), (#""a\u0000""#, nil),
      ("1", nil), ("null", nil), (#"["a"]"#, nil),
    ] as [(String, Int?)])
  func finds(text: String, index: Int?) throws { #expect(try names.index(of: value(text)) == index) }

  @Test("members come in the order of the text, each with its index")
  func walks() throws {
    var seen: [String] = []
    try value(#"{"ü":1,"z":2,"a":3,"abcdefghj":4}"#).forEachMember(among: names) { index, value in
      seen.append("\(index) \(value.canonicalText)")
    } unknown: { member in
      seen.append("\(member.name) \(member.value.canonicalText)")
    }
    #expect(seen == ["5 1", "z 2", "0 3", "4 4"])
    #expect(try names.count(in: value(#"{"ü":1,"z":2,"a":3}"#)) == 2)
    #expect(try names.count(in: value("1")) == 0)
    #expect(try names.isAny(of: value(#"{"z":1,"":2}"#)))
    #expect(try !names.isAny(of: value(#"{"z":1}"#)))
    #expect(try !names.isAny(of: value(#"["a"]"#)))
  }

  @Test("all members with a name are asked, in whatever order they stand")
  func asksAll() throws {
    let object = try value(#"{"abcdefghj":1,"z":null,"ü":"x","a":2}"#)
    for texts in [["a", "x", "abcdefghj", "ü"], ["ü", "abcdefghj", "x", "a"], ["x"], []] {
      var seen: [String: JSONValue.Kind] = [:]
      let isRight = object.allMembers(among: JSONNames(texts)) { index, kind in
        seen[texts[index]] = kind
        return true
      }
      #expect(isRight)
      let all: [String: JSONValue.Kind] = ["a": .integer, "abcdefghj": .integer, "ü": .string]
      #expect(seen == all.filter { texts.contains($0.key) })
    }
    #expect(!object.allMembers(among: JSONNames(["ü", "a"])) { _, kind in kind == .integer })
    #expect(try value("[1]").allMembers(among: JSONNames(["a"])) { _, _ in false })
  }

  @Test("no names")
  func none() throws { #expect(try JSONNames([]).index(of: value(#""a""#)) == nil) }
}
