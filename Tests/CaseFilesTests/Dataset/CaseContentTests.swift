import CaseFiles
import CaseJSON
import Testing

@Suite struct CaseContentTests {
  private func fingerprint(_ rest: String) throws -> UInt64 {
    let text = #"{"id":"a",\#(rest),"expected":{"disposition":"act"}}"#
    let item = CaseParser.parse(line: Array(text.utf8), number: 1, byteOffset: 0, file: "cases.jsonl")
    return CaseContent.fingerprint(of: try #require(item))
  }

  @Test func copiesHaveTheSameContent() throws {
    let first = try fingerprint(#""input":{"a":1,"b":"x"},"approvals":[{"for":"pay"}]"#)
    #expect(try fingerprint(#""approvals":[{"for":"pay"}],"input":{"b":"\u0078", "a":1.0}"#) == first)
    #expect(try fingerprint(#""input":{"a":1,"b":"x"},"approvals":[{"for":"pay"}],"tags":["t"]"#) == first)
    #expect(try fingerprint(#""input":{"a":1,"b":"x"}"#) != first)
    #expect(try fingerprint(#""input":{"a":1,"b":"x"},"approvals":[{"for":"pay","by":"Ann"}]"#) != first)
  }

  @Test func eachContentIsNewOnce() {
    var contents = DistinctContents()
    let all = (0..<1_000).map { UInt64($0) &* 0x9E37_79B9_7F4A_7C15 }
    let first = all.map { contents.insert($0) }
    let second = all.map { contents.insert($0) }
    #expect(first == all.map { _ in true })
    #expect(second == all.map { _ in false })
    let isNew = contents.insert(.max)
    #expect(isNew)
  }

  @Test func aRowIsDigestedAsItIsWritten() {
    let text = #"{"id":"a","input":{},"expected":{"disposition":"act"}}"#
    let block = LineBlock(bytes: Array("\n\(text)\r\n \(text)".utf8), firstLine: 1, byteOffset: 40, isLast: true)
    let cases = CaseParser.parse(block, file: "cases.jsonl").cases
    #expect(cases.map(\.digest) == [Digest(of: Array(text.utf8)), Digest(of: Array(" \(text)".utf8))])
  }

  @Test func aStreamIsDigestedBesideItsReader() {
    let digest = BackgroundDigest()
    let pieces = (0..<50).map { Array(repeating: UInt8($0), count: 1_000 * $0) }
    for piece in pieces { digest.append(piece) }
    #expect(digest.finish() == Digest(of: pieces.flatMap { $0 }))
    #expect(BackgroundDigest().finish() == Digest(of: [UInt8]()))
  }
}
