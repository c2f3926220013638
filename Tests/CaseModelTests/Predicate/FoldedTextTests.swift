import CaseJSON
import Testing

@testable import CaseModel

/// The short way of searching without regard to case finds what the long way finds.
@Suite struct FoldedTextTests {
  /// Letters that have a lower case of one, two or three bytes, of ASCII (K and İ), or none; and neighbours of all.
  private static let alphabet = "aAbBkKzZ@[`{ éÉßẞ\u{130}\u{131}\u{212A}\u{212B}ΣσςЖж弁護、Ａａꙁ가🙂𐐀𐐨\u{307}"

  private static func value(_ text: String) -> JSONValue {
    var builder = JSONBuilder()
    builder.string(text)
    return builder.finish()
  }

  private static func holds(_ text: [UInt8], _ needle: [UInt8]) -> Bool {
    text.count >= needle.count
      && (0...text.count - needle.count).contains { text[$0..<$0 + needle.count].elementsEqual(needle) }
  }

  @Test func searchesAgreeWithLoweredText() throws {
    var random = PatternGenerator(seed: 7)
    for round in 0..<4000 {
      let text = random.text(of: Self.alphabet, upTo: 24)
      let lowered = Array(text.lowercased().utf8)
      let needles = (0..<5).map { _ in Array(random.text(of: Self.alphabet, upTo: 3).lowercased().utf8) }
      let index = NeedleIndex(needles.enumerated().map { (1 << UInt64($0.offset), [$0.element]) })
      let answers = try #require(
        FoldedText.read(Self.value(text)) { folded in
          (
            index.answers(in: folded), needles.map { folded.contains($0) }, needles.map { folded.starts(with: $0) },
            needles.map { folded.equals($0) }
          )
        })
      let found = needles.map { Self.holds(lowered, $0) }
      #expect(answers.1 == found, "\(round): \(text)")
      #expect(answers.0 == found.enumerated().reduce(0) { $0 | ($1.element ? 1 << UInt64($1.offset) : 0) }, "\(text)")
      #expect(answers.2 == needles.map { lowered.starts(with: $0) }, "\(text)")
      #expect(answers.3 == needles.map { lowered == $0 }, "\(text)")
    }
  }

  /// Several needles a question, longer than what is hashed, at every place of the text.
  @Test func oneOfSeveralNeedlesIsEnough() throws {
    let index = NeedleIndex([(1, [Array("burn it".utf8), Array("kill you".utf8)]), (2, [Array("bomb".utf8)]), (4, [])])
    for padding in 0..<9 {
      let text = String(repeating: "x", count: padding)
      for (words, answers) in [("KILL You", 1), ("bombs, burn it", 3), ("kill yo", 0), ("bom", 0), ("BOMB", 2)] {
        #expect(index.answers(in: Self.value(text + words)) == UInt64(answers), "\(padding) \(words)")
        #expect(index.answers(in: Self.value(words + text)) == UInt64(answers), "\(padding) \(words)")
      }
    }
    #expect(NeedleIndex([(8, [[]])]).answers(in: Self.value("")) == 8)
    #expect(index.answers(in: try json("7")) == nil)
  }

  /// No scalar that has another lower case is taken for one that has none.
  @Test func everyCapitalIsKnown() {
    let planes = [0x80...0x1FFFF, 0xE0000...0xE01FF].joined()
    let missed = planes.compactMap { Unicode.Scalar(UInt32($0)) }.filter { scalar in
      var text = String(scalar)
      return text.withUTF8 { LetterCase.isLoweredByASCII($0) } && text.lowercased() != text
    }
    #expect(missed.isEmpty)
    for text in ["naïve", "弁護士", "한국어", "🙂", "“—”", "plain", ""] {
      var text = text
      #expect(text.withUTF8 { LetterCase.isLoweredByASCII($0) }, "\(text)")
    }
    #expect(![0xC3].withUnsafeBufferPointer { LetterCase.isLoweredByASCII($0) })
    #expect(![0xBF, 0x41].withUnsafeBufferPointer { LetterCase.isLoweredByASCII($0) })
  }
}
