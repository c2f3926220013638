import CaseJSON
import Testing

@Suite("Values are equal in meaning")
struct JSONEqualityTests {
  @Test(
    "equal",
    arguments: [
      ("null", " null "), ("true", "true"), ("1", "1.0"), ("100", "1e2"), ("0", "-0"), ("0", "-0.0"), ("1.50", "15e-1"),
      ("9007199254740992", "9007199254740992.0"), (#""a""#, #""\u0061""#), (#""😀""#, #""\ud83d\ude00""#),
      (#""/""#, #""\/""#), ("[]", "[ ]"), ("{}", "{ }"), ("[1,[2]]", "[1.0,[2.0]]"),
      (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#), (#"{"a":{"x":1,"y":[]}}"#, #"{"a":{"y":[],"x":1.0}}"#),
      (#"{"":0}"#, #"{"":0}"#), (#"{"a":1}"#, #"{"\u0061":1}"#),
    ])
  func equal(left: String, right: String) throws {
    let (left, right) = (try parsed(left), try parsed(right))
    #expect(left == right)
    #expect(right == left)
    #expect(left.canonicalText == right.canonicalText)
  }

  @Test(
    "equal values are written alike where nothing but white space and escapes tells them apart",
    arguments: [
      ("null", " null ", true), (#"{"a":[1,"b"]}"#, #" { "\u0061" : [ 1, "b" ] }"#, true), ("1", "1.0", false),
      (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, false), ("[1]", "[1,1]", false), ("[[],1]", "[[1]]", false),
      (#""abcdefghi""#, #""abcdefghj""#, false), ("{}", "[]", false), ("true", "false", false),
    ])
  func writtenAlike(left: String, right: String, expected: Bool) throws {
    let (left, right) = (try parsed("[0,\(left)]"), try parsed("[\(right),0]"))
    #expect(try #require(left[1]).isWritten(like: try #require(right[0])) == expected)
    #expect(try #require(right[0]).isWritten(like: try #require(left[1])) == expected)
  }

  @Test(
    "not equal",
    arguments: [
      ("null", "false"), ("true", "false"), ("0", "false"), ("1", "true"), ("0", "null"), (#""""#, "null"),
      (#""1""#, "1"), ("1", "1.5"), ("9007199254740993", "9007199254740992.0"),
      ("9007199254740993", "9007199254740992"),
      (#""a""#, #""A""#), (#""a""#, #""a ""#), (#""a""#, #""a\u0000""#), (#""abcdefghi""#, #""abcdefghj""#),
      ("\"\u{E9}\"", "\"e\u{301}\""), ("{\"\u{E9}\":1}", "{\"e\u{301}\":1}"), ("\"\u{212B}\"", "\"\u{C5}\""),
      ("[1,2]", "[2,1]"), ("[1]", "[1,1]"), ("[]", "{}"), ("[[]]", "[]"), ("[null]", "[]"), (#"{"a":1}"#, #"{"a":2}"#),
      (#"{"a":1}"#, #"{"b":1}"#), (#"{"a":1}"#, #"{"a":1,"b":1}"#), (#"{"a":null}"#, "{}"),
      (#"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#), (#"{"a":[1]}"#, #"{"a":1}"#),
    ])
  func notEqual(left: String, right: String) throws {
    let (left, right) = (try parsed(left), try parsed(right))
    #expect(left != right)
    #expect(right != left)
    // By bytes: Swift takes NFC and NFD for one string.
    #expect(Array(left.canonicalText.utf8) != Array(right.canonicalText.utf8))
  }

  @Test("a doubled key makes no two objects equal from one side only")
  func isSymmetric() {
    let doubled = JSONScanner.scan(Array(#"{"a":1,"a":1}"#.utf8)).document?.root
    let plain = JSONScanner.scan(Array(#"{"a":1,"b":2}"#.utf8)).document?.root
    #expect(doubled != plain)
    #expect(plain != doubled)
    #expect(doubled == doubled)
  }

  @Test("two objects of 20,000 members in opposite orders are compared in no time")
  func isFastForLargeObjects() throws {
    let members = (0..<20_000).map { #""key \#($0)":\#($0)"# }
    let left = try parsed("{" + members.joined(separator: ",") + "}")
    let right = try parsed("{" + members.reversed().joined(separator: ",") + "}")
    var isEqual = false
    let time = ContinuousClock().measure { isEqual = left == right }
    #expect(isEqual)
    #expect(time < .seconds(10))
  }

  @Test("equality and canonical text agree on 2,000 pairs of random values")
  func agreesWithCanonicalText() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<2000 {
      let (left, right) = (random.value(depth: 1), random.value(depth: 1))
      #expect((left == right) == left.canonicalText.utf8.elementsEqual(right.canonicalText.utf8))
    }
  }
}
