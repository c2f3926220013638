import CaseJSON
import Testing

/// A line as a test compares it.
struct SeenLine: Equatable, Sendable {
  let text: String
  let number: Int
  let offset: Int
  var isUnterminated = false
}

extension LineBlock {
  /// Every line of the block.
  var seenLines: [SeenLine] {
    var lines: [SeenLine] = []
    forEachLine { line in
      lines.append(
        SeenLine(
          text: String(decoding: line.text, as: UTF8.self), number: line.number, offset: line.byteOffset,
          isUnterminated: line.isUnterminated))
    }
    return lines
  }
}

@Suite("Blocks of lines")
struct LineBlockTests {
  private func block(_ text: String) -> LineBlock {
    LineBlock(bytes: Array(text.utf8), firstLine: 10, byteOffset: 100, isLast: true)
  }

  @Test("lines know their numbers and places, whatever ends them")
  func cuts() {
    #expect(
      block("a\r\n\nbc\n\r\n d").seenLines == [
        SeenLine(text: "a", number: 10, offset: 100), SeenLine(text: "", number: 11, offset: 103),
        SeenLine(text: "bc", number: 12, offset: 104), SeenLine(text: "", number: 13, offset: 107),
        SeenLine(text: " d", number: 14, offset: 109, isUnterminated: true),
      ])
  }

  @Test("nothing has no lines, and a line end has one that is empty")
  func cutsNothing() {
    #expect(block("").seenLines == [])
    #expect(block("\n").seenLines == [SeenLine(text: "", number: 10, offset: 100)])
    #expect(block("\r\n").seenLines == [SeenLine(text: "", number: 10, offset: 100)])
  }

  @Test("a CR ends no line, and stays where no LF follows it")
  func keepsCarriageReturns() {
    #expect(block("a\rb\n").seenLines.map(\.text) == ["a\rb"])
    #expect(block("a\r\r\n").seenLines.map(\.text) == ["a\r"])
    #expect(block("a\r").seenLines == [SeenLine(text: "a\r", number: 10, offset: 100, isUnterminated: true)])
  }

  @Test("other line ends of Unicode end no line", arguments: ["\u{85}", "\u{2028}", "\u{B}", "\u{C}"])
  func knowsTwoLineEnds(end: String) { #expect(block("a\(end)b\n").seenLines.count == 1) }

  @Test("a line end is found at every distance", arguments: 0...40)
  func findsLineEnds(length: Int) {
    let text = String(repeating: "x", count: length)
    #expect(block("\(text)\n\(text)\ny\n").seenLines.map(\.text) == [text, text, "y"])
    #expect(block("\(text)\r\n\(text)").seenLines.map(\.text) == [text, text].prefix(length == 0 ? 1 : 2).map(\.self))
  }

  @Test(
    "blank lines hold nothing but white space",
    arguments: [("", true), (" ", true), (" \t \r", true), ("x", false), ("\u{A0}", false), ("\u{C}", false)])
  func tellsBlankLines(text: String, isBlank: Bool) {
    block(text + "\n").forEachLine { #expect($0.isBlank == isBlank) }
    let counts = block("1\n\(text)\n\n2").lineCounts
    #expect([counts.filled, counts.blank] == (isBlank ? [2, 2] : [3, 1]))
  }

  @Test("an error of the body ends the walk and comes out as it is")
  func passesErrorsOn() {
    struct Stop: Error, Equatable { let line: Int }
    var seen = 0
    #expect(throws: Stop(line: 11)) {
      try block("a\nb\nc\n").forEachLine { line throws(Stop) in
        seen += 1
        if line.number == 11 { throw Stop(line: line.number) }
      }
    }
    #expect(seen == 2)
  }
}
