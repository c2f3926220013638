import CaseJSON
import Testing

@Suite("Fingerprints tell meanings apart")
struct JSONFingerprintTests {
  private func fingerprint(_ text: String) throws -> UInt64 {
    try #require(JSONScanner.scan(Array(text.utf8)).document).root.fingerprint
  }

  @Test(
    "values of one meaning share one",
    arguments: [
      ("1", "1.0"), ("-0.0", "0"), ("1e3", "1000"), (#""A""#, #""\u0041""#), ("{}", "{ }"),
      (#"{"a":1,"b":[2,{"c":3,"d":4}]}"#, #"{ "b" : [2, {"d":4,"c":3}], "a":1 }"#),
      (#"{"a":"ü\n"}"#, #"{"\u0061":"\u00fc\u000a"}"#),
    ])
  func isTheSame(left: String, right: String) throws { #expect(try fingerprint(left) == fingerprint(right)) }

  @Test("values of different meanings have different ones")
  func differs() throws {
    let texts = [
      "null", "true", "false", "0", "1", "-1", "0.5", "1.5", #""""#, #""1""#, #""a""#, #""b""#, #""\u0000""#, "[]",
      "{}",
      "[[]]", "[{}]", "[1]", "[1,2]", "[2,1]", "[[1],2]", "[[1,2]]", #"{"a":1}"#, #"{"a":2}"#, #"{"b":1}"#,
      #"{"a":"b"}"#, #"{"b":"a"}"#, #"{"a":1,"b":2}"#, #"{"a":2,"b":1}"#, #"{"a":{"b":2}}"#, #"{"a":null}"#,
      #""aaaaaaaa""#, #""aaaaaaaaa""#, #""aaaaaaaaaaaaaaaa""#, #""aaaaaaaaaaaaaaaaa""#, #""aaaaaaaaaaaaaaaaaaaaaaaa""#,
    ]
    #expect(try Set(texts.map(fingerprint)).count == texts.count)
  }

  @Test("texts that differ in one byte, at any length")
  func differsInOneByte() throws {
    for count in 0..<70 {
      let text = [UInt8](repeating: UInt8(ascii: "x"), count: count)
      let seen = (0..<count).map { place in
        var other = text
        other[place] = UInt8(ascii: "y")
        return other.withUnsafeBufferPointer(Fingerprint.text)
      }
      #expect(Set(seen + [text.withUnsafeBufferPointer(Fingerprint.text)]).count == count + 1)
    }
  }
}
