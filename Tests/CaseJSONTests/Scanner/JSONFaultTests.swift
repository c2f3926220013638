import CaseJSON
import Testing

@Suite("Faults and what they say")
struct JSONFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let text: String
    let code: String
    let message: String
    let hint: String?
    var testDescription: String { message }
  }

  @Test("message, code and hint", arguments: rows)
  func says(row: Row) throws {
    let fault = try #require(JSONScanner.scan(Array(row.text.utf8)).faults.first)
    #expect(fault.code == row.code)
    #expect(fault.message == row.message)
    #expect(fault.hint == row.hint)
  }

  private static let number =
    "write it like 0.5, -12 or 1e6: no leading zero or plus, a digit on both sides of the point"
  private static let whiteSpace = "only spaces, tabs and line ends stand between values"
  private static let doubleQuotes = "JSON text and keys stand in double quotes"

  private static let rows: [Row] = [
    Row(text: "", code: "json.empty", message: "there is no JSON value here", hint: "write one JSON object"),
    Row(
      text: "[1}", code: "json.syntax", message: "found '}' where ',' or ']' was expected", hint: nil),
    Row(
      text: "{a:1}", code: "json.syntax", message: "found 'a' where a string in double quotes was expected",
      hint: doubleQuotes),
    Row(
      text: "[\u{0}]", code: "json.syntax", message: "found U+0000 where a value was expected", hint: whiteSpace),
    Row(
      text: "[\u{A0}1]", code: "json.syntax", message: "found U+00A0 where a value was expected", hint: whiteSpace),
    Row(
      text: "[\u{201C}a\u{201D}]", code: "json.syntax", message: "found '\u{201C}' where a value was expected",
      hint: "write straight double quotes"),
    Row(
      text: "[1 // one\n]", code: "json.syntax", message: "found '/' where ',' or ']' was expected",
      hint: "JSON has no comments"),
    Row(
      text: "[😀]", code: "json.syntax", message: "found '😀' where a value was expected", hint: nil),
    Row(
      text: #"{"a":1"#, code: "json.truncated", message: "the text ends in the middle of a value",
      hint: "the file may have been cut off while it was written or copied"),
    Row(
      text: "{} {}", code: "json.trailing-content", message: "there is more text behind the value",
      hint: "in JSON Lines every value has a line of its own"),
    Row(
      text: "[1,]", code: "json.trailing-comma", message: "a comma stands before the closing bracket",
      hint: "remove the comma"),
    Row(text: "True", code: "json.literal", message: "'True' is not a JSON value", hint: "write it in lower case"),
    Row(text: "None", code: "json.literal", message: "'None' is not a JSON value", hint: "write null"),
    Row(
      text: "NaN", code: "json.literal", message: "'NaN' is not a JSON value",
      hint: "JSON has no such number; leave the field out or write null"),
    Row(
      text: "hello", code: "json.literal", message: "'hello' is not a JSON value", hint: "text stands in double quotes"),
    Row(text: "[01]", code: "json.number", message: "'01' is not a JSON number", hint: number),
    Row(text: "[+1]", code: "json.number", message: "'+1' is not a JSON number", hint: number),
    Row(
      text: "-Infinity", code: "json.number", message: "'-Infinity' is not a JSON number",
      hint: "JSON has no such number; leave the field out or write null"),
    Row(
      text: "18446744073709551617", code: "json.inexact-integer",
      message: "the integer 18446744073709551617 cannot be held exactly",
      hint: "write it as a string, or keep it within 64 bits"),
    Row(
      text: "1e400", code: "json.number-range", message: "the number 1e400 is out of range",
      hint: "write it as a string"),
    Row(
      text: "\"\t\"", code: "json.control-character", message: "a string holds the raw control character U+0009",
      hint: "escape it as \\u0009"),
    Row(
      text: #""\x41""#, code: "json.escape", message: #"'\x' is not a JSON escape"#,
      hint: #"the escapes are \" \\ \/ \b \f \n \r \t and \uXXXX"#),
    Row(
      text: #""\u12G4""#, code: "json.escape", message: #"'\u12' is not a JSON escape"#,
      hint: #"the escapes are \" \\ \/ \b \f \n \r \t and \uXXXX"#),
    Row(
      text: #""\uD83D""#, code: "json.lone-surrogate", message: #"'\uD83D' is half of a surrogate pair"#,
      hint: "write both halves of the pair, or the character itself"),
    Row(
      text: "\u{FEFF}1", code: "json.byte-order-mark", message: "the text begins with a byte order mark",
      hint: "save the file as UTF-8 without a byte order mark"),
    Row(
      text: #"{"a":1,"\u0061":2}"#, code: "json.duplicate-key", message: "the key 'a' stands twice in one object",
      hint: "readers disagree about which one counts; remove one of them"),
    Row(
      text: String(repeating: "[", count: 129), code: "json.too-deep",
      message: "values are nested deeper than 128 levels", hint: "flatten the value"),
  ]

  @Test("bytes that are not UTF-8, in a string and outside of one")
  func saysInvalidUTF8() throws {
    let inside = try #require(JSONScanner.scan(quoted(0xFF)).faults.first)
    #expect(inside.message == "a string holds bytes that are not UTF-8")
    #expect(inside.hint == "save the file as UTF-8")
    let outside = try #require(JSONScanner.scan([0x5B, 0xFF, 0x5D]).faults.first)
    #expect(outside.message == "found the byte 0xFF where a value was expected")
    #expect(outside.hint == "save the file as UTF-8")
  }

  @Test("a text that is too large")
  func saysTooLarge() {
    let fault = JSONFault(kind: .tooLarge, offset: 0)
    #expect(fault.message == "the text is longer than 1024 MiB")
    #expect(fault.hint == "split it, one value a line")
    #expect(!fault.isRecoverable)
  }

  @Test(
    "a message never holds more than the beginning of what was written",
    arguments: [
      String(repeating: "9", count: 10_000), "1e" + String(repeating: "9", count: 10_000),
      String(repeating: "w", count: 10_000), "[1" + String(repeating: "x", count: 10_000) + "]",
      #"{"\#(String(repeating: "k", count: 10_000))":1,"\#(String(repeating: "k", count: 10_000))":2}"#,
    ])
  func shortens(text: String) throws {
    let fault = try #require(JSONScanner.scan(Array(text.utf8)).faults.first)
    #expect(fault.message.count < 140)
  }
}
