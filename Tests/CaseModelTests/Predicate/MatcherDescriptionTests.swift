import CaseJSON
import CaseModel
import Testing

@Suite struct MatcherDescriptionTests {
  @Test(arguments: [
    (Matcher.equals(text("refund")), "refund"),
    (.equals(text("true")), "\"true\""),
    (.equals(text("42")), "\"42\""),
    (.equals(text("two words")), "\"two words\""),
    (.equals(number(42)), "42"),
    (.oneOf([text("refund"), text("billing")]), "one_of [refund, billing]"),
    (.not(.equals(text("refund"))), "not refund"),
    (.not(.any([.exists(false), .equals(text("x"))])), "not (no value or x)"),
    (.above(.int(5)), "> 5"),
    (.atLeast(.double(0.5)), "≥ 0.5"),
    (.below(.double(5)), "< 5"),
    (.atMost(.int(-3)), "≤ -3"),
    (.within(of: 42.5, tolerance: 0.1), "42.5 ± 0.1"),
    (.containsAny([Needle(text("Refund"))]), "contains Refund"),
    (.containsAny([Needle(text("a")), Needle(text("b"))]), "contains_any [a, b]"),
    (.containsAll([Needle(text("a")), Needle(text("b"))]), "contains_all [a, b]"),
    (.startsWith(Needle(text("Dear"))), "starts_with Dear"),
    (.exists(true), "any value"),
    (.exists(false), "no value"),
    (.set([number(1), number(2)]), "set [1, 2]"),
    (.all([.atLeast(.int(1)), .below(.int(9))]), "≥ 1 and < 9"),
    (.all([.any([.atLeast(.int(1)), .exists(false)]), .below(.int(9))]), "(≥ 1 or no value) and < 9"),
    (
      .object([MatchedField(name: "amount", matcher: .atMost(.int(50)))], isExact: false), "{amount: ≤ 50}"
    ),
    (.list([.equals(text("a")), .exists(true)]), "[a, any value]"),
  ])
  func readsLikeTheVocabulary(matcher: Matcher, expected: String) {
    #expect(matcher.description == expected)
  }

  @Test func longValuesAreCutOff() {
    let shown = text(String(repeating: "word ", count: 100)).shortText
    #expect(shown.count == 80)
    #expect(shown.hasSuffix("…"))
  }

  @Test func aTextOfFewBytesIsNotCutOff() {
    #expect(text(String(repeating: "é", count: 60)).shortText.count == 62)
    #expect(text(String(repeating: "x", count: 80)).shortText == String(repeating: "x", count: 80))
    #expect(text(String(repeating: "x", count: 81)).shortText == String(repeating: "x", count: 79) + "…")
  }

  /// Plain text is looked at byte by byte; what it comes to must be what Unicode says of its characters.
  @Test func everyCharacterIsShownOrEscapedAsUnicodeSaysOfIt() {
    for scalar in (0..<UInt32(0x300)).compactMap(Unicode.Scalar.init) {
      let isShown: Bool =
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
        default: true
        }
      let text = "a\(scalar)b"
      #expect((text.printable.unicodeScalars.elementsEqual(text.unicodeScalars)) == isShown, "U+\(scalar.value)")
    }
  }

  @Test(arguments: [
    ("line\nend", "line\\u{a}end"), ("\u{1B}[2J", "\\u{1b}[2J"), ("a\u{2028}b", "a\\u{2028}b"),
    ("a\u{202E}b", "a\\u{202e}b"), ("naïve 値段", "naïve 値段"),
  ])
  func fg82_textOfAModelCannotEndALineOrMoveTheCursor(raw: String, shown: String) {
    #expect(raw.printable == shown)
  }
}

private func text(_ value: String) -> JSONValue {
  var builder = JSONBuilder()
  builder.string(value)
  return builder.finish()
}

private func number(_ value: Int) -> JSONValue {
  var builder = JSONBuilder()
  builder.int(value)
  return builder.finish()
}
