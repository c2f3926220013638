import CaseJSON
import Testing

@Suite("Documents know places")
struct JSONDocumentTests {
  private func document(_ text: String, firstLine: Int = 1) throws -> JSONDocument {
    let (document, faults) = JSONScanner.scan(
      Array(text.utf8), file: "cases.jsonl", firstLine: firstLine, byteOffset: 40)
    #expect(faults == [])
    return try #require(document)
  }

  @Test("line and column of every value of one line")
  func locatesOnOneLine() throws {
    let root = try document(#"{"a":[1,"x"]}"#, firstLine: 7).root
    #expect(root.location.description == "cases.jsonl:7:1")
    #expect(root["a"]?.location.description == "cases.jsonl:7:6")
    #expect(root["a"]?[0]?.location.description == "cases.jsonl:7:7")
    #expect(root["a"]?[1]?.location.description == "cases.jsonl:7:9")
    #expect(root.members.map(\.key.location.column) == [2])
  }

  @Test("columns count scalars, not bytes and not what the eye sees")
  func countsScalars() throws {
    let root = try document("[\"é\",\"€\",\"😀\",\"e\u{301}\",1]").root
    #expect(root.elements.map(\.location.column) == [2, 6, 10, 14, 19])
  }

  @Test("lines are counted from the line on which the text begins", arguments: ["\n", "\r\n"])
  func countsLines(end: String) throws {
    let root = try document("{\(end)  \"a\": 1,\(end)\(end)  \"é\": [\(end)\"x\"]\(end)}", firstLine: 3).root
    #expect(root["a"]?.location.description == "cases.jsonl:4:8")
    #expect(root["é"]?.location.description == "cases.jsonl:6:8")
    #expect(root["é"]?[0]?.location.description == "cases.jsonl:7:1")
  }

  @Test("a value with escapes is located where it is written, not where it was decoded")
  func locatesDecodedStrings() throws {
    let root = try document(#"["\n\n","\u0041",2]"#).root
    #expect(root.elements.map(\.offset) == [1, 8, 17])
  }

  @Test("a place behind the text is its end")
  func clampsOffsets() throws {
    let document = try document("[1]")
    #expect(document.location(ofOffset: 3).column == 4)
    #expect(document.location(ofOffset: 999).column == 4)
    #expect(document.line(atOffset: 999) == "[1]")
  }

  @Test(
    "the line of a place, without its end",
    arguments: [
      (0, "{"), (1, "{"), (2, #"  "é": 1,"#), (8, #"  "é": 1,"#), (12, #"  "é": 1,"#), (13, #"  "b": 2"#),
      (22, "}"), (23, "}"),
    ])
  func givesLines(offset: Int, line: String) throws {
    #expect(try document("{\n  \"é\": 1,\n  \"b\": 2\n}").line(atOffset: offset) == line)
    // The same with two bytes for a line end.
    let lines = ["{", #"  "é": 1,"#, #"  "b": 2"#, "}"]
    let text = lines.joined(separator: "\r\n")
    let breaks = Array("{\n  \"é\": 1,\n  \"b\": 2\n}".utf8).prefix(offset).count { $0 == 0x0A }
    #expect(try document(text).line(atOffset: offset + breaks) == line)
  }

  @Test("lines that are empty")
  func givesEmptyLines() throws {
    let document = try document("\n\n[\r\n\r\n]\n")
    #expect((0..<9).map { document.line(atOffset: $0) } == ["", "", "[", "[", "[", "", "", "]", "]"])
    #expect(document.line(atOffset: 9) == "")
  }

  @Test("the text comes back as it was read")
  func keepsText() throws {
    let text = #" {"a":"\u0041"} "#
    let document = try document(text)
    #expect(Array(document.text) == Array(text.utf8))
    #expect(document.byteOffset == 40)
    #expect(document.file == "cases.jsonl")
  }

  @Test("a place is found in a text that is no document too")
  func locatesFaults() throws {
    let text = Array("{\n  \"é\" 1}".utf8)
    let fault = try #require(JSONScanner.scan(text).faults.first)
    let place = SourceLocation(file: "f.json", firstLine: 5, text: text[...], offset: fault.offset)
    #expect(place == SourceLocation(file: "f.json", line: 6, column: 7))
    #expect(place.description == "f.json:6:7")
    // A slice begins where it begins.
    #expect(SourceLocation(file: "", firstLine: 1, text: text[2...], offset: 3).column == 4)
  }
}
