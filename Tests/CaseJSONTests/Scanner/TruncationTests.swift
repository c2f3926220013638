import CaseJSON
import Testing

@Suite("A text that is cut off")
struct TruncationTests {
  private static let samples: [String] = [
    #"{"id":"a-1","input":{"subject":"caf\u00e9 \ud83d\ude00","body":"é€😀 \"x\"\n"},"n":[-1.5e+3,0,true,false,null,{}]}"#,
    " { \"a\" : [ 1 , { \"b\" : \"\\\\\" } ] ,\r\n \"\" : -0.5E-2 } ",
    #"[[],{"k":[null]},"","\/",12]"#,
  ]

  @Test("no proper prefix of an object or array is taken, and every one is said to be cut off", arguments: samples)
  func rejectsEveryPrefix(sample: String) {
    let text = Array(sample.utf8)
    #expect(JSONScanner.scan(text).faults == [])
    // White space behind the value belongs to no prefix that may fail.
    let end = (text.lastIndex { $0 > 0x20 } ?? 0)
    let start = text.firstIndex { $0 > 0x20 } ?? 0
    for count in 0...end {
      let (document, faults) = JSONScanner.scan(Array(text[..<count]))
      #expect(document == nil, "the first \(count) bytes")
      let code = count <= start ? "json.empty" : "json.truncated"
      #expect(faults.filter { !$0.isRecoverable }.map(\.code) == [code], "the first \(count) bytes")
    }
  }

  @Test("a cut inside a character is the only thing that adds a fault", arguments: samples)
  func reportsNothingElse(sample: String) {
    let text = Array(sample.utf8)
    for count in 1..<text.count {
      let codes = JSONScanner.scan(Array(text[..<count])).faults.map(\.code)
      let isInsideCharacter = text[count] & 0xC0 == 0x80
      #expect(codes.contains("json.utf8") == isInsideCharacter, "the first \(count) bytes")
      #expect(codes.count <= (isInsideCharacter ? 2 : 1), "the first \(count) bytes")
    }
  }

  @Test("a text without its first byte, or without one in the middle, never crashes the scanner", arguments: samples)
  func survivesEveryGap(sample: String) {
    let text = Array(sample.utf8)
    for gap in text.indices {
      let (document, faults) = JSONScanner.scan(Array(text[..<gap] + text[(gap + 1)...]))
      #expect(document != nil || !faults.isEmpty)
    }
  }

  @Test("a text with any byte in the place of any other never crashes the scanner")
  func survivesEveryByte() {
    let text = Array(Self.samples[0].utf8)
    for place in text.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = text
        changed[place] = byte
        let (document, faults) = JSONScanner.scan(changed)
        if let document {
          let again = JSONScanner.scan(Array(document.root.canonicalText.utf8))
          #expect(again.faults.allSatisfy { $0.code == "json.duplicate-key" })
          if faults.isEmpty { #expect(again.document?.root == document.root) }
        }
        if document == nil { #expect(faults.contains { !$0.isRecoverable }) }
      }
    }
  }
}
