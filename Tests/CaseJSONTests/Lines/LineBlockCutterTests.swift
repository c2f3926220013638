import CaseJSON
import Testing

@Suite("Cutting a stream into blocks of lines")
struct LineBlockCutterTests {
  private static let sample =
    "{\"id\":\"é€😀\"}\r\n\r\n{\"a\":1}\n\n  \n{\"long\":\"\(String(repeating: "ab€", count: 30))\"}\nx\n😀\r\n\n{\"last\":true}"

  private func blocks(of bytes: [UInt8], chunk size: Int) -> [LineBlock] {
    var cutter = LineBlockCutter()
    var blocks: [LineBlock] = []
    bytes.withUnsafeBytes { all in
      for start in stride(from: 0, to: all.count, by: size) {
        let chunk = UnsafeRawBufferPointer(rebasing: all[start..<min(start + size, all.count)])
        if let block = cutter.append(chunk) { blocks.append(block) }
      }
    }
    if let block = cutter.finish() { blocks.append(block) }
    return blocks
  }

  /// Lines, numbers and places, found the slow way.
  private func expectedLines(_ text: String) -> [SeenLine] {
    var lines: [SeenLine] = []
    var offset = 0
    let parts = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      if isLast && part.isEmpty { break }
      var line = String(part)
      if !isLast, line.unicodeScalars.last == "\r" { line.unicodeScalars.removeLast() }
      lines.append(SeenLine(text: line, number: index + 1, offset: offset, isUnterminated: isLast))
      offset += String(part).utf8.count + 1
    }
    return lines
  }

  @Test("every size of chunk gives the same lines, numbers and places", arguments: 1...40)
  func cutsTheSame(size: Int) {
    for text in [Self.sample, Self.sample + "\n", Self.sample + "\r\n", "\n\n\n", "x", ""] {
      let blocks = blocks(of: Array(text.utf8), chunk: size)
      #expect(blocks.flatMap(\.seenLines) == expectedLines(text))
      #expect(blocks.flatMap(\.bytes) == Array(text.utf8))
      #expect(
        blocks.map(\.isLast)
          == blocks.indices.map { $0 == blocks.count - 1 && !text.hasSuffix("\n") && text.last != "\r\n" })
      for block in blocks.dropLast() { #expect(block.bytes.last == 0x0A) }
    }
  }

  @Test("a block begins where the one before it ends")
  func countsOn() {
    let blocks = blocks(of: Array("a\nb\nc\nd".utf8), chunk: 3)
    #expect(blocks.map(\.firstLine) == [1, 2, 4])
    #expect(blocks.map(\.byteOffset) == [0, 2, 6])
    #expect(blocks.map(\.isLast) == [false, false, true])
  }

  @Test("what waits for its line end is counted")
  func countsPendingBytes() {
    var cutter = LineBlockCutter()
    func append(_ text: String) -> LineBlock? { Array(text.utf8).withUnsafeBytes { cutter.append($0) } }
    #expect(cutter.pendingLine == 1)
    #expect(append("ab") == nil)
    #expect(append("cd") == nil)
    #expect(cutter.pendingByteCount == 4)
    #expect(append("e\nf\ngh")?.seenLines.map(\.text) == ["abcde", "f"])
    #expect(cutter.pendingByteCount == 2)
    #expect(cutter.pendingLine == 3)
    #expect(append("") == nil)
    #expect(append("\n")?.seenLines == [SeenLine(text: "gh", number: 3, offset: 8)])
    #expect(cutter.pendingByteCount == 0)
    #expect(cutter.finish() == nil)
  }

  @Test("an empty stream has no block")
  func cutsNothing() {
    var cutter = LineBlockCutter()
    #expect(cutter.finish() == nil)
  }

  @Test("random lines in random chunks come back whole", arguments: 1...20)
  func cutsRandomChunks(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    let text = (0..<200).map { _ in
      random.string() + ["\n", "\r\n", "\n\n"][Int.random(in: 0..<3, using: &random)]
    }.joined()
    let bytes = Array(text.utf8)
    var cutter = LineBlockCutter()
    var lines: [SeenLine] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let chunk = Array(rest.prefix(Int.random(in: 1...300, using: &random)))
      rest = rest.dropFirst(chunk.count)
      lines += chunk.withUnsafeBytes { cutter.append($0) }?.seenLines ?? []
    }
    lines += cutter.finish()?.seenLines ?? []
    #expect(lines == expectedLines(text))
  }
}
