import CaseJSON
import Testing

@Suite("Grammar: UTF-8 that is not well-formed")
struct UTF8GrammarTests {
  @Test("bad bytes in a string are reported once a run", arguments: malformed)
  func reports(row: GrammarCase) { row.verify() }

  @Test(
    "bad bytes are read as the replacement character", arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80]] as [[UInt8]])
  func replaces(bytes: [UInt8]) throws {
    let (document, _) = JSONScanner.scan([0x22, 0x61] + bytes + [0x62, 0x22])
    #expect(document?.root.string == "a\u{FFFD}b")
  }

  @Test("every scalar value is read as itself, raw and escaped, wherever it stands among eight bytes")
  func acceptsEveryScalar() throws {
    // Every 61st one, which is prime to the sizes of all tables, and the edges of every length of sequence.
    let edges: [UInt32] = [0x20, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x1_0000, 0x10_FFFF]
    for value in Array(stride(from: UInt32(0x20), through: 0x10_FFFF, by: 61)) + edges {
      guard let scalar = UnicodeScalar(value), scalar != "\"", scalar != "\\" else { continue }
      let padding = String(repeating: "x", count: Int(value % 9))
      let (document, faults) = JSONScanner.scan(Array("\"\(padding)\(scalar)y\"".utf8))
      #expect(faults == [])
      #expect(document?.root.string == "\(padding)\(scalar)y")
      let escape = scalar.utf16.map { unit in
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
      #expect(try parsed("\"\(padding)\(escape.joined())y\"").string == "\(padding)\(scalar)y")
    }
  }

  @Test("the scanner and Swift agree on every sequence of two bytes and on many of three and four")
  func agreesWithSwift() {
    let bytes: [UInt8] = [
      0x7E, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4, 0xF5,
    ]
    var sequences: [[UInt8]] = []
    for first in 0x80...0xFF {
      for second in 0x80...0xFF {
        sequences.append([UInt8(first), UInt8(second)])
        for third in bytes { sequences.append([UInt8(first), UInt8(second), third]) }
      }
      for second in bytes {
        for third in bytes { for fourth in bytes { sequences.append([UInt8(first), second, third, fourth]) } }
      }
    }
    let wrong = sequences.filter { sequence in
      let isGood = JSONScanner.scan([0x22] + sequence + [0x22]).faults.isEmpty
      return isGood != (String(validating: sequence, as: UTF8.self) != nil)
    }
    #expect(wrong == [])
  }

  private static let malformed: [GrammarCase] = [
    .fault("continuation alone", quoted(0x80), "json.utf8@1"),
    .fault("last continuation alone", quoted(0xBF), "json.utf8@1"),
    .fault("two continuations", quoted(0x80, 0x80), "json.utf8@1"),
    .fault("FE", quoted(0xFE), "json.utf8@1"),
    .fault("FF", quoted(0xFF), "json.utf8@1"),
    .fault("overlong slash of two bytes", quoted(0xC0, 0xAF), "json.utf8@1"),
    .fault("overlong NUL of two bytes", quoted(0xC0, 0x80), "json.utf8@1"),
    .fault("overlong delete of two bytes", quoted(0xC1, 0xBF), "json.utf8@1"),
    .fault("overlong quote of two bytes", quoted(0xC0, 0xA2), "json.utf8@1"),
    .fault("overlong of three bytes", quoted(0xE0, 0x80, 0xAF), "json.utf8@1"),
    .fault("overlong of three bytes, greatest", quoted(0xE0, 0x9F, 0xBF), "json.utf8@1"),
    .fault("overlong of four bytes", quoted(0xF0, 0x80, 0x80, 0xAF), "json.utf8@1"),
    .fault("overlong of four bytes, greatest", quoted(0xF0, 0x8F, 0xBF, 0xBF), "json.utf8@1"),
    .fault("five bytes", quoted(0xF8, 0x88, 0x80, 0x80, 0x80), "json.utf8@1"),
    .fault("six bytes", quoted(0xFC, 0x84, 0x80, 0x80, 0x80, 0x80), "json.utf8@1"),
    .fault("first surrogate", quoted(0xED, 0xA0, 0x80), "json.utf8@1"),
    .fault("last surrogate", quoted(0xED, 0xBF, 0xBF), "json.utf8@1"),
    .fault("pair of surrogates", quoted(0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80), "json.utf8@1"),
    .fault("just above 10FFFF", quoted(0xF4, 0x90, 0x80, 0x80), "json.utf8@1"),
    .fault("far above 10FFFF", quoted(0xF5, 0x80, 0x80, 0x80), "json.utf8@1"),
    .fault("two bytes without the second", quoted(0xC3), "json.utf8@1"),
    .fault("three bytes without the second", quoted(0xE2), "json.utf8@1"),
    .fault("three bytes without the third", quoted(0xE2, 0x82), "json.utf8@1"),
    .fault("four bytes without the second", quoted(0xF0), "json.utf8@1"),
    .fault("four bytes without the third", quoted(0xF0, 0x9F), "json.utf8@1"),
    .fault("four bytes without the fourth", quoted(0xF0, 0x9F, 0x98), "json.utf8@1"),
    .fault("a letter for the second", quoted(0xC3, 0x61), "json.utf8@1"),
    .fault("a letter for the third", quoted(0xE2, 0x82, 0x61), "json.utf8@1"),
    .fault("a lead for the second", quoted(0xC3, 0xC3, 0xA9), "json.utf8@1"),
    .fault("Latin 1", quoted(0x63, 0x61, 0x66, 0xE9), "json.utf8@4"),
    .fault("behind a good character", quoted(0xC3, 0xA9, 0xFF), "json.utf8@3"),
    .fault("behind an escape", quoted(0x5C, 0x6E, 0xFF), "json.utf8@3"),
    .fault("two runs", quoted(0xFF, 0x61, 0xFF), "json.utf8@1", "json.utf8@3"),
    .fault("in a key", [0x7B] + quoted(0xFF) + [0x3A, 0x31, 0x7D], "json.utf8@2"),
    .fault("behind a backslash", quoted(0x5C, 0xFF), "json.escape@1", "json.utf8@2"),
    .reject("lead that swallows no quote", [0x22, 0xC3, 0x22, 0x22], "json.utf8@1", "json.trailing-content@3"),
    .reject("cut off inside a character", [0x22, 0xE2, 0x82], "json.truncated@0", "json.utf8@1"),
    .reject("outside of a string", [0x5B, 0xC3, 0x28, 0x5D], "json.syntax@1"),
  ]
}
