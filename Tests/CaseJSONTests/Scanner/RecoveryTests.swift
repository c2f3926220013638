import CaseJSON
import Testing

@Suite("Faults after which the text is read on")
struct RecoveryTests {
  @Test("all of one object are reported at once, in the order of the text")
  func reportsAll() throws {
    var text = Array(#"{"a":1,"b":"\x","c":"\ud800","d":""#.utf8)
    text.append(0xFF)
    text += Array("\",\"e\":18446744073709551617,\"f\":1e999,\"g\":\"\t\",\"a\":2}".utf8)
    let (document, faults) = JSONScanner.scan(text)
    #expect(
      faults.map(\.mark) == [
        "json.escape@12", "json.lone-surrogate@21", "json.utf8@34", "json.inexact-integer@41",
        "json.number-range@66", "json.control-character@77", "json.duplicate-key@80",
      ])
    let root = try #require(document).root
    #expect(root.count == 8)
    #expect(root["c"]?.string == "\u{FFFD}")
    #expect(root["d"]?.string == "\u{FFFD}")
    #expect(root["g"]?.string == "\t")
  }

  @Test("a fault that breaks the structure comes with those that were found before it")
  func reportsWhatCameBefore() {
    let (document, faults) = JSONScanner.scan(Array(#"{"a":"\x","b":1e400,c}"#.utf8))
    #expect(document == nil)
    #expect(faults.map(\.mark) == ["json.escape@6", "json.number-range@14", "json.syntax@20"])
  }

  @Test("the values behind a fault keep their places")
  func keepsPlaces() throws {
    let (document, _) = JSONScanner.scan(Array(#"{"a":"\ud800\n","b":[1,2]}"#.utf8))
    let value = try #require(document?.root["b"])
    #expect(value.offset == 20)
    #expect(value.canonicalText == "[1,2]")
  }

  @Test("what is written of a faulty text is good", arguments: 0..<0x20)
  func writesGoodText(control: Int) throws {
    let (document, faults) = JSONScanner.scan(
      Array("{\"é\(UnicodeScalar(UInt8(control)))x\":\"\(UnicodeScalar(UInt8(control)))\"}".utf8))
    #expect(faults.count == 2)
    let value = try #require(document).root
    #expect(try parsed(value.canonicalText) == value)
  }

  @Test("a control character stays in the text, whether it was decoded aside or not")
  func keepsControlCharacters() {
    #expect(JSONScanner.scan(Array("\"a\tb\"".utf8)).document?.root.string == "a\tb")
    #expect(JSONScanner.scan(Array("\"\\n\tb\"".utf8)).document?.root.string == "\n\tb")
  }
}
