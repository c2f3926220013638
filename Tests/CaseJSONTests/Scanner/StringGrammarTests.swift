import CaseJSON
import Testing

@Suite("Grammar: strings and escapes")
struct StringGrammarTests {
  @Test("strings by the grammar are taken", arguments: taken)
  func accepts(row: GrammarCase) { row.verify() }

  @Test("control characters must be escaped", arguments: controls)
  func reportsControlCharacters(row: GrammarCase) { row.verify() }

  @Test("every raw byte below a space is reported, in a short string and far inside a long one", arguments: 0..<0x20)
  func reportsEveryControlCharacter(byte: Int) {
    for padding in [0, 3, 7, 8, 9, 64] {
      let text = [0x22] + Array(repeating: UInt8(ascii: "x"), count: padding) + [UInt8(byte), 0x22]
      let (document, faults) = JSONScanner.scan(text)
      #expect(faults == [JSONFault(kind: .controlCharacter(UInt8(byte)), offset: 1 + padding)])
      #expect(document != nil)
    }
  }

  @Test("a bad escape is reported, and the string is read on", arguments: escapes)
  func reportsEscapes(row: GrammarCase) { row.verify() }

  @Test("half of a surrogate pair is reported", arguments: surrogates)
  func reportsSurrogates(row: GrammarCase) { row.verify() }

  @Test("a string that does not end is rejected", arguments: unterminated)
  func rejects(row: GrammarCase) { row.verify() }

  private static let taken: [GrammarCase] = [
    .accept("empty", #""""#),
    .accept("one letter", #""a""#),
    .accept("seven letters", #""abcdefg""#),
    .accept("eight letters", #""abcdefgh""#),
    .accept("nine letters", #""abcdefghi""#),
    .accept("structure in a string", ##""{\"a\":[1,2]} // #""##),
    .accept("escaped quote", #""\"""#),
    .accept("escaped backslash", #""\\""#),
    .accept("backslashes before the end", #""\\\\""#),
    .accept("escaped slash", #""\/""#, as: #""/""#),
    .accept("plain slash", #""/""#),
    .accept("the short escapes", #""\b\f\n\r\t""#, as: #""\u0008\u000c\n\r\t""#),
    .accept("escaped NUL", #""\u0000""#),
    .accept("escaped unit separator", #""\u001f""#),
    .accept("escaped delete", #""\u007f""#, as: "\"\u{7F}\""),
    .accept("raw delete", "\"\u{7F}\""),
    .accept("escaped letter", #""\u0041""#, as: #""A""#),
    .accept("escaped letter of two bytes", #""\u00e9""#, as: #""é""#),
    .accept("escaped letter of three bytes", #""\u20AC""#, as: #""€""#),
    .accept("capital and small digits", #""\uaBcD""#, as: "\"\u{ABCD}\""),
    .accept("escaped pair", #""\ud83d\ude00""#, as: #""😀""#),
    .accept("escaped pair, greatest", #""\uDBFF\uDFFF""#, as: "\"\u{10FFFF}\""),
    .accept("escaped pair, least", #""\uD800\uDC00""#, as: "\"\u{10000}\""),
    .accept("letters before the surrogates", #""\uD7FF""#, as: "\"\u{D7FF}\""),
    .accept("letters behind the surrogates", #""\uE000""#, as: "\"\u{E000}\""),
    .accept("escaped noncharacter", #""\uFFFF""#, as: "\"\u{FFFF}\""),
    .accept("raw noncharacter", "\"\u{FFFE}\""),
    .accept("raw noncharacter in the middle", String(decoding: quoted(0xEF, 0xB7, 0x90), as: UTF8.self)),
    .accept("raw line separators", "\"\u{2028}\u{2029}\""),
    .accept("escaped line separator", #""\u2028""#, as: "\"\u{2028}\""),
    .accept("byte order mark in a string", "\"\u{FEFF}\""),
    .accept("raw characters of two, three and four bytes", #""é€😀""#),
    .accept("least and greatest of every length", "\"\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}\""),
    .accept("combining mark stays apart", "\"e\u{301}\""),
    .accept("escape behind plain text", #""abcdefghij\nk""#),
    .accept("plain text behind an escape", #""\nabcdefghijk""#),
    .accept("two strings with escapes", #"["\n","\t"]"#),
    .accept("escaped key", #"{"\u0061":1}"#, as: #"{"a":1}"#),
    .accept("digits behind an escape", #""\u00411""#, as: #""A1""#),
  ]

  private static let controls: [GrammarCase] = [
    .fault("raw tab", "\"a\tb\"", "json.control-character@2"),
    .fault("raw LF", "\"a\nb\"", "json.control-character@2"),
    .fault("raw CR", "\"a\rb\"", "json.control-character@2"),
    .fault("raw NUL", "\"\u{0}\"", "json.control-character@1"),
    .fault("two of them", "\"\u{1}\u{2}\"", "json.control-character@1", "json.control-character@2"),
    .fault("in a key", "{\"a\tb\":1}", "json.control-character@3"),
    .fault("behind an escape", "\"\\n\t\"", "json.control-character@3"),
    .fault("behind a backslash", "\"\\\n\"", "json.escape@1", "json.control-character@2"),
    .reject("quote forgotten on a line", "[\"a\n]", "json.truncated@1", "json.control-character@3"),
  ]

  private static let escapes: [GrammarCase] = [
    .fault("letter", #""\x""#, "json.escape@1"),
    .fault("hexadecimal byte", #""\x41""#, "json.escape@1"),
    .fault("single quote", #""\'""#, "json.escape@1"),
    .fault("digit", #""\0""#, "json.escape@1"),
    .fault("octal", #""\101""#, "json.escape@1"),
    .fault("bell", #""\a""#, "json.escape@1"),
    .fault("vertical tab", #""\v""#, "json.escape@1"),
    .fault("escape character", #""\e""#, "json.escape@1"),
    .fault("capital letter", #""\N""#, "json.escape@1"),
    .fault("capital U", #""\U0041""#, "json.escape@1"),
    .fault("space", #""\ ""#, "json.escape@1"),
    .fault("letter outside ASCII", #""\é""#, "json.escape@1"),
    .fault("braces", #""\u{41}""#, "json.escape@1"),
    .fault("no digits", #""\u""#, "json.escape@1"),
    .fault("three digits", #""\u123""#, "json.escape@1"),
    .fault("letter among the digits", #""\u12G4""#, "json.escape@1"),
    .fault("sign among the digits", #""\u+123""#, "json.escape@1"),
    .fault("space among the digits", #""\u 041""#, "json.escape@1"),
    .fault("quote among the digits ends the string", #"["\u00","x"]"#, "json.escape@2"),
    .fault("path of a file", #""C:\Users\me""#, "json.escape@3", "json.escape@9"),
    .fault("in a key", #"{"\q":1}"#, "json.escape@2"),
    .fault("two of them", #""\q\q""#, "json.escape@1", "json.escape@3"),
  ]

  private static let surrogates: [GrammarCase] = [
    .fault("high alone", #""\uD83D""#, "json.lone-surrogate@1"),
    .fault("low alone", #""\uDE00""#, "json.lone-surrogate@1"),
    .fault("high before a letter", #""\uD83Dx""#, "json.lone-surrogate@1"),
    .fault("high before another escape", #""\uD83D\n""#, "json.lone-surrogate@1"),
    .fault("high before an escaped letter", #""\uD83D\u0041""#, "json.lone-surrogate@1"),
    .fault("high before high and low", #""\uD83D\uD83D\uDE00""#, "json.lone-surrogate@1"),
    .fault("high twice", #""\uD800\uD800""#, "json.lone-surrogate@1", "json.lone-surrogate@7"),
    .fault("low before high", #""\uDE00\uD83D""#, "json.lone-surrogate@1", "json.lone-surrogate@7"),
    .fault("high before a bad escape", #""\uD83D\u12""#, "json.lone-surrogate@1", "json.escape@7"),
    .fault("least high alone", #""\ud800""#, "json.lone-surrogate@1"),
    .fault("greatest low alone", #""\udfff""#, "json.lone-surrogate@1"),
    .fault("in a key", #"{"\uD800":1}"#, "json.lone-surrogate@2"),
  ]

  private static let unterminated: [GrammarCase] = [
    .reject("quote alone", "\"", "json.truncated@0"),
    .reject("text", "\"abc", "json.truncated@0"),
    .reject("long text", "\"" + String(repeating: "a", count: 100), "json.truncated@0"),
    .reject("escaped quote at the end", #"["a\""#, "json.truncated@1"),
    .reject("backslash at the end", #"["a\"#, "json.truncated@3"),
    .reject("escape without digits at the end", #""\u"#, "json.truncated@0"),
    .reject("escape of three digits at the end", #""\u004"#, "json.truncated@0"),
    .reject("escape of four digits at the end", #""\u0041"#, "json.truncated@0"),
    .reject("high surrogate at the end", #""\uD83D"#, "json.truncated@0"),
    .reject("half of the low surrogate at the end", #""\uD83D\uDE"#, "json.truncated@0"),
    .reject("two bad escapes, the last one cut off", #""\u12x\u1"#, "json.truncated@0", "json.escape@1"),
    .reject("high surrogate before a letter at the end", #""\uD83Dx"#, "json.truncated@0", "json.lone-surrogate@1"),
    .reject("key", #"{"abc"#, "json.truncated@1"),
  ]
}
