import CaseJSON
import Testing

@Suite("Writing")
struct JSONWriterTests {
  private func written(_ layout: JSONWriter.Layout = .compact, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter(layout)
    body(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(
    "integers",
    arguments: [0, 1, -1, 9, 10, 99, 100, -100, 1_234_567_890, 1 << 53, Int.max, Int.max - 7, Int.min, Int.min + 1])
  func writesIntegers(value: Int) { #expect(written { $0.int(value) } == String(value)) }

  @Test(
    "floating-point numbers in the shortest form, whole ones of 64 bits as integers",
    arguments: [
      (0.5, "0.5"), (-0.5, "-0.5"), (0.1, "0.1"), (1, "1"), (-0.0, "0"), (100, "100"), (1e15, "1000000000000000"),
      (1e18, "1000000000000000000"), (0x1p53, "9007199254740992"), (-0x1p63, "-9223372036854775808"),
      (0x1p63, "9.223372036854776e+18"), (1e19, "1e+19"), (1e22, "1e+22"), (1e-7, "1e-07"),
      (.leastNonzeroMagnitude, "5e-324"),
      (1.7976931348623157e308, "1.7976931348623157e+308"), (123456.789, "123456.789"), (1 / 3, "0.3333333333333333"),
      (.nan, "null"), (.infinity, "null"), (-.infinity, "null"),
    ])
  func writesDoubles(value: Double, expected: String) { #expect(written { $0.double(value) } == expected) }

  @Test(
    "strings, with the escapes that are due and no others",
    arguments: [
      ("", #""""#), ("a", #""a""#), ("\"", #""\"""#), ("\\", #""\\""#), ("/", #""/""#), ("\n\r\t", #""\n\r\t""#),
      ("\u{0}\u{1}\u{8}\u{B}\u{C}\u{1F}", #""\u0000\u0001\u0008\u000b\u000c\u001f""#), ("\u{7F}", "\"\u{7F}\""),
      ("é€😀\u{2028}\u{FFFF}", "\"é€😀\u{2028}\u{FFFF}\""), ("e\u{301}", "\"e\u{301}\""),
      ("1234567\"", #""1234567\"""#), ("12345678\"9", #""12345678\"9""#), ("\"\"\"", #""\"\"\"""#),
      (
        "long enough text, then a\nline end and more text behind it",
        #""long enough text, then a\nline end and more text behind it""#
      ),
    ])
  func writesStrings(value: String, expected: String) {
    #expect(written { $0.string(value) } == expected)
    #expect(
      written { writer in
        writer.object { writer in
          writer.key(named: value)
          writer.null()
        }
      } == "{\(expected):null}")
  }

  @Test("every control character at every distance is escaped, and read back")
  func escapesEverywhere() throws {
    for byte in UInt8(0)..<0x20 {
      for padding in 0...17 {
        let text = String(repeating: "p", count: padding) + String(UnicodeScalar(byte)) + "é"
        let line = written { $0.string(text) }
        #expect(line.utf8.allSatisfy { $0 >= 0x20 })
        #expect(try parsed(line).string == text)
      }
    }
  }

  private func sample(_ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("name")
      writer.string("a")
      writer.key("empty")
      writer.object { _ in }
      writer.key("none")
      writer.array { _ in }
      writer.key("list")
      writer.array { writer in
        writer.int(1)
        writer.array { _ in }
        writer.object { writer in
          writer.key("x")
          writer.null()
          writer.key(named: "y" as String)
          writer.bool(false)
        }
        writer.object { _ in }
      }
      writer.key("last")
      writer.double(0.5)
    }
  }

  @Test("on one line")
  func writesCompact() {
    #expect(
      written { sample(&$0) }
        == #"{"name":"a","empty":{},"none":[],"list":[1,[],{"x":null,"y":false},{}],"last":0.5}"#)
  }

  @Test("with two spaces a level")
  func writesIndented() {
    let expected = """
      {
        "name": "a",
        "empty": {},
        "none": [],
        "list": [
          1,
          [],
          {
            "x": null,
            "y": false
          },
          {}
        ],
        "last": 0.5
      }
      """
    #expect(written(.indented) { sample(&$0) } == expected)
    #expect(written(.indented) { $0.array { _ in } } == "[]")
    #expect(written(.indented) { $0.array { $0.int(1) } } == "[\n  1\n]")
  }

  @Test("lines of a file stand apart, and a writer that was emptied begins anew")
  func writesLines() {
    var writer = JSONWriter(capacity: 64)
    writer.array { $0.int(1) }
    writer.newline()
    writer.array { $0.int(2) }
    writer.newline()
    #expect(writer.bytes == Array("[1]\n[2]\n".utf8))
    writer.removeAll()
    #expect(writer.bytes == [])
    writer.int(3)
    #expect(writer.bytes == [0x33])
  }
}
