import CaseJSON
import Testing

@Suite("Numbers against Swift's own reader")
struct NumberParsingTests {
  @Test("20,000 literals of every shape are read to the last bit as Swift reads them", arguments: 1...4)
  func agreesWithSwift(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var wrong: [String] = []
    for _ in 0..<5000 {
      let literal = random.literal()
      let expected = try #require(Double(literal))
      let (document, faults) = JSONScanner.scan(Array(literal.utf8))
      let number = try #require(document?.root.number)
      let isZeroByUnderflow =
        expected == 0 && literal.prefix { $0 != "e" && $0 != "E" }.contains { "123456789".contains($0) }
      let isOut = expected.isInfinite || isZeroByUnderflow
      let isReported = faults.contains { $0.code == "json.number-range" }
      switch number {
      case .int(let value):
        if String(value) != literal && !(value == 0 && literal == "-0") { wrong.append(literal) }
      case .double(let value):
        if value.bitPattern != expected.bitPattern { wrong.append(literal) }
      }
      if isOut != isReported { wrong.append(literal) }
    }
    #expect(wrong == [])
  }

  @Test("20,000 floating-point numbers come back from their shortest text", arguments: 1...4)
  func readsShortestText(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<5000 {
      let value = random.double()
      #expect(JSONScanner.scan(Array(value.description.utf8)).document?.root.number?.double == value)
    }
  }

  @Test(
    "the hard ones: halfway between two neighbours, and the edges of the fast path",
    arguments: [
      "9007199254740993.0", "9007199254740993e0", "9007199254740992e22", "9007199254740993e22", "9007199254740992e23",
      "9007199254740992e-22", "9007199254740992e-23", "1e22", "1e23", "1e-22", "1e-23", "8.41e21", "1.0e22",
      "0.500000000000000166533453693773481063544750213623046875", "3.518437208883201171875e13",
      "62.5364939768271845828", "8.10109172351e-10", "1.50000000000000011102230246251565", "6.631236846766476e-316",
      "2.2250738585072011e-308", "2.2250738585072012e-308", "4.9406564584124654e-324", "2.4703282292062328e-324",
      "1.7976931348623157e308", "179769313486231570000000000000000000000e270", "1.2345678901234567890123456789",
      "18446744073709551615.0", "18446744073709551616.0", "100000000000000000000000000000000000000000.5",
    ])
  func agreesOnHardOnes(literal: String) throws {
    let number = try parsed(literal).number
    #expect(number?.double.bitPattern == Double(literal)?.bitPattern)
  }

  @Test("a sign and leading zeros of the exponent change nothing", arguments: ["1e+05", "1e5", "1E00005", "1.0E+5"])
  func readsExponents(literal: String) throws {
    #expect(try parsed(literal).number?.double == 100_000)
  }
}

extension SeededGenerator {
  /// The text of a number by the grammar of RFC 8259.
  fileprivate mutating func literal() -> String {
    var text = Bool.random(using: &self) ? "-" : ""
    let first = Int.random(in: 0...9, using: &self)
    text += String(first)
    if first > 0 { text += digits(0...Int.random(in: 0...20, using: &self)) }
    if Bool.random(using: &self) { text += "." + digits(1...Int.random(in: 1...25, using: &self)) }
    if Bool.random(using: &self) {
      text += Bool.random(using: &self) ? "e" : "E"
      text += ["", "+", "-"][Int.random(in: 0..<3, using: &self)]
      let limit = [9, 30, 400][Int.random(in: 0..<3, using: &self)]
      text += String(Int.random(in: 0...limit, using: &self))
    }
    return text
  }

  private mutating func digits(_ count: ClosedRange<Int>) -> String {
    (0..<Int.random(in: count, using: &self)).map { _ in String(Int.random(in: 0...9, using: &self)) }.joined()
  }
}
