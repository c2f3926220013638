import CaseFiles
import Testing

@Suite struct LineFramingTests {
  private func lines(_ pieces: [[UInt8]], longest: Int = 100) -> (lines: [String], fits: Bool, hasRest: Bool) {
    var framing = LineFraming(longest: longest)
    var lines: [String] = []
    var fits = true
    for piece in pieces where fits {
      fits = piece.withUnsafeBytes { bytes in framing.add(bytes) { lines.append(String(decoding: $0, as: UTF8.self)) } }
    }
    return (lines, fits, framing.hasRest)
  }

  @Test func howeverTheyArrive() {
    let text = Array("one\n\ntwo é\r\n   \nthree".utf8)
    for size in 1...text.count {
      let pieces = stride(from: 0, to: text.count, by: size).map { Array(text[$0..<min($0 + size, text.count)]) }
      let found = lines(pieces)
      #expect(found.lines == ["one", "two é\r"], "\(size)")
      #expect(found.fits)
      #expect(found.hasRest)
    }
    #expect(!lines([text + [10]]).hasRest)
  }

  @Test func theLimitIsOnALineAndNotOnAll() {
    let line = Array(String(repeating: "x", count: 10).utf8)
    #expect(lines([line + [10] + line + [10] + line], longest: 10).fits)
    #expect(!lines([line + [120]], longest: 10).fits)
    #expect(!lines([line, [120], [10]], longest: 10).fits)
    #expect(!lines([line + [120, 10]], longest: 10).fits)
  }
}
