import CaseJSON
import Testing

@Suite("Grammar: white space, comments and the byte order mark")
struct WhitespaceGrammarTests {
  @Test("space, tab, LF and CR may stand between values", arguments: taken)
  func accepts(row: GrammarCase) { row.verify() }

  @Test("nothing else may", arguments: rejected)
  func rejects(row: GrammarCase) { row.verify() }

  @Test("comments are not JSON", arguments: comments)
  func rejectsComments(row: GrammarCase) { row.verify() }

  @Test("a byte order mark is reported, and the text is read", arguments: marks)
  func reportsByteOrderMark(row: GrammarCase) { row.verify() }

  private static let taken: [GrammarCase] = [
    .accept("space in front", " 1", as: "1"),
    .accept("space behind", "1 ", as: "1"),
    .accept("tab in front", "\t1", as: "1"),
    .accept("tab behind", "1\t", as: "1"),
    .accept("LF in front", "\n1", as: "1"),
    .accept("LF behind", "1\n", as: "1"),
    .accept("CR in front", "\r1", as: "1"),
    .accept("CR behind", "1\r", as: "1"),
    .accept("CRLF behind", "{}\r\n", as: "{}"),
    .accept("all four in a row", " \t\n\r1\r\n\t ", as: "1"),
    .accept("inside an empty object", "{ \t\r\n}", as: "{}"),
    .accept("inside an empty array", "[ \t\r\n]", as: "[]"),
    .accept("around every token of an object", "\n{ \"a\"\t:\r1 ,\n\"b\" : 2 }\n", as: #"{"a":1,"b":2}"#),
    .accept("around every token of an array", " [ 1\t,\n2 ,\r3 ] ", as: "[1,2,3]"),
    .accept("a long run", String(repeating: " \n", count: 500) + "{}", as: "{}"),
    .accept("none at all", #"{"a":[1,{"b":null}]}"#),
  ]

  private static let rejected: [GrammarCase] = [
    .reject("form feed", "[\u{C}1]", "json.syntax@1"),
    .reject("vertical tab", "[\u{B}1]", "json.syntax@1"),
    .reject("NUL", "[\u{0}1]", "json.syntax@1"),
    .reject("NUL alone", "\u{0}", "json.syntax@0"),
    .reject("backspace", "[1\u{8}]", "json.syntax@2"),
    .reject("unit separator", "[1\u{1F}]", "json.syntax@2"),
    .reject("delete", "[\u{7F}1]", "json.syntax@1"),
    .reject("next line", "[\u{85}1]", "json.syntax@1"),
    .reject("no-break space", "[\u{A0}1]", "json.syntax@1"),
    .reject("no-break space before a key", "{\u{A0}\"a\":1}", "json.syntax@1"),
    .reject("no-break space before a colon", "{\"a\"\u{A0}:1}", "json.syntax@4"),
    .reject("no-break space before a comma", "[1\u{A0},2]", "json.syntax@2"),
    .reject("no-break space in front of the text", "\u{A0}1", "json.syntax@0"),
    .reject("no-break space behind the text", "1\u{A0}", "json.trailing-content@1"),
    .reject("zero width space", "[\u{200B}1]", "json.syntax@1"),
    .reject("line separator", "[1,\u{2028}2]", "json.syntax@3"),
    .reject("paragraph separator", "[1,\u{2029}2]", "json.syntax@3"),
    .reject("ideographic space", "[\u{3000}1]", "json.syntax@1"),
    .reject("byte order mark inside", "[\u{FEFF}1]", "json.syntax@1"),
    .reject("byte order mark behind", "1\u{FEFF}", "json.trailing-content@1"),
  ]

  private static let comments: [GrammarCase] = [
    .reject("line comment in front", "// one\n1", "json.syntax@0"),
    .reject("block comment in front", "/* one */ 1", "json.syntax@0"),
    .reject("line comment in an object", "{\"a\":1 // one\n}", "json.syntax@7"),
    .reject("block comment before a value", #"{"a":/* one */1}"#, "json.syntax@5"),
    .reject("block comment for an array", "[/**/]", "json.syntax@1"),
    .reject("hash comment in front", "# one\n1", "json.syntax@0"),
    .reject("hash comment in an array", "[1 # one\n]", "json.syntax@3"),
    .reject("comment for members", "{ // none\n}", "json.syntax@2"),
  ]

  private static let marks: [GrammarCase] = [
    .fault("before an object", "\u{FEFF}{}", "json.byte-order-mark@0"),
    .fault("before white space", "\u{FEFF} 1", "json.byte-order-mark@0"),
    .reject("before nothing", "\u{FEFF}", "json.byte-order-mark@0", "json.empty@0"),
    .reject("behind white space", " \u{FEFF}1", "json.syntax@1"),
    .reject("twice", "\u{FEFF}\u{FEFF}1", "json.byte-order-mark@0", "json.syntax@3"),
    .reject("half of one", [0xEF, 0xBB, 0x31], "json.syntax@0"),
    .reject("of UTF-16, low byte first", [0xFF, 0xFE, 0x31, 0x00], "json.syntax@0"),
    .reject("of UTF-16, high byte first", [0xFE, 0xFF, 0x00, 0x31], "json.syntax@0"),
    .reject("UTF-16 without one", [0x7B, 0x00, 0x7D, 0x00], "json.syntax@1"),
  ]
}
