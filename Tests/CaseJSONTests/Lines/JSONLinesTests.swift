import CaseJSON
import Testing

@Suite("A block of lines stands on one tape")
struct JSONLinesTests {
  private func lines(_ text: String) -> JSONLines {
    JSONLines(LineBlock(bytes: Array(text.utf8), firstLine: 10, byteOffset: 100, isLast: true), file: "cases.jsonl")
  }

  @Test("every line that is not blank has its value, its number and its place")
  func readsLines() {
    let block = lines("{\"a\":\"\\n\"}\n\n  \t\r\n[1,\"x\"]\r\n\"ü\"")
    #expect(block.lines.map(\.number) == [10, 13, 14])
    #expect(block.lines.map(\.byteOffset) == [100, 117, 126])
    #expect(block.lines.map { block.value(of: $0)?.canonicalText } == [#"{"a":"\n"}"#, #"[1,"x"]"#, #""ü""#])
    #expect(block.lines.map(\.isUnterminated) == [false, false, true])
    #expect(block.lines.map(\.byteCount) == [10, 7, 4])
  }

  @Test("values are located in their own line")
  func locates() throws {
    let block = lines("\n{\"é\":\"\\u0041\",\"b\":[1,2]}\n\n {\"c\":3}\n")
    let first = try #require(block.value(of: block.lines[0]))
    let second = try #require(block.value(of: block.lines[1]))
    #expect(first.location.description == "cases.jsonl:11:1")
    #expect(first["é"]?.location.description == "cases.jsonl:11:6")
    #expect(first["b"]?[1]?.location.description == "cases.jsonl:11:22")
    #expect(second.location.description == "cases.jsonl:13:2")
    #expect(second["c"]?.location.description == "cases.jsonl:13:7")
    #expect(second.document.line(atOffset: second.offset) == #" {"c":3}"#)
  }

  @Test("a broken line leaves nothing behind, and its faults are counted from its own beginning")
  func recovers() throws {
    let block = lines("[1,{\"a\":\"\\t\",\n{\"a\":1,\"a\":2}\n{\"b\":\"\\u0042\"}\n")
    #expect(block.lines.map { $0.faults.map(\.code) } == [["json.truncated"], ["json.duplicate-key"], []])
    #expect(block.lines.map { $0.faults.map(\.offset) } == [[13], [7], []])
    #expect(block.value(of: block.lines[0]) == nil)
    let last = try #require(block.value(of: block.lines[2]))
    #expect(last["b"]?.string == "B")
    #expect(last.count == 1)
  }

  @Test("one tape reads the same as a tape for each line")
  func agreesWithOneByOne() throws {
    var generator = SeededGenerator(seed: 7)
    let pieces = [
      #""k":1"#, #""k\u006B":[true,null]"#, #""ü":"a\\b""#, #""n":-0.5e3"#, #""o":{"p":"","q":{}}"#, #""k":2"#, #""x""#,
    ]
    let texts = (0..<200).map { _ in
      "{" + pieces.shuffled(using: &generator).prefix(Int.random(in: 0...4, using: &generator)).joined(separator: ",")
        + "}"
    }
    let block = lines(texts.joined(separator: "\n"))
    #expect(block.lines.count == texts.count)
    for (line, text) in zip(block.lines, texts) {
      let (document, faults) = JSONScanner.scan(Array(text.utf8))
      #expect(block.value(of: line)?.canonicalText == document?.root.canonicalText)
      #expect(line.faults == faults)
    }
  }
}
