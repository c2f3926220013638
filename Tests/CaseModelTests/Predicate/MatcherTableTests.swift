import CaseJSON
import CaseModel
import Testing

/// Every operator of the vocabulary against values of every kind, under each of the three readings.
@Suite struct MatcherTableTests {
  /// What comes out: yes, no, or the value cannot be read.
  enum Answer: String {
    case yes, no
    /// No under a lenient reading, an error under the others.
    case unreadable
  }

  struct Row: CustomTestStringConvertible {
    let name: String
    let matcher: @Sendable () throws -> Matcher
    /// The answer by the value's JSON text.
    let answers: [String: Answer]

    var testDescription: String { name }

    init(_ name: String, _ answers: [String: Answer], _ matcher: @escaping @Sendable () throws -> Matcher) {
      self.name = name
      self.answers = answers
      self.matcher = matcher
    }
  }

  /// One value of each kind; a row's answer to a value that it does not name is `unreadable`.
  static let values = ["null", "true", "7", "7.5", #""seven""#, "[7]", #"{"n":7}"#]

  static let rows = [
    Row("equals text", [#""seven""#: .yes, #""Seven""#: .no, #""""#: .no]) { .equals(try json(#""seven""#)) },
    Row("equals number", ["7": .yes, "7.0": .yes, "70e-1": .yes, "7.5": .no]) { .equals(try json("7")) },
    Row("equals boolean", ["true": .yes, "false": .no]) { .equals(try json("true")) },
    Row("equals list", ["[7]": .yes, "[7.0]": .yes, "[7,7]": .no, "[]": .no]) { .equals(try json("[7]")) },
    Row("equals object", [#"{"n":7}"#: .yes, #"{"n":7,"m":1}"#: .no, "{}": .no]) { .equals(try json(#"{"n":7}"#)) },
    Row(
      "equals null",
      ["null": .yes, "true": .no, "7": .no, "7.5": .no, #""seven""#: .no, "[7]": .no, #"{"n":7}"#: .no]
    ) { .equals(try json("null")) },
    Row("one_of texts", [#""seven""#: .yes, #""eight""#: .no]) {
      .oneOf([try json(#""six""#), try json(#""seven""#)])
    },
    Row("one_of mixed", [#""seven""#: .no, "7": .yes, "8": .no, "7.5": .no]) {
      .oneOf([try json(#""six""#), try json("7")])
    },
    Row("above", ["7": .no, "7.5": .yes, "7.0": .no, "8": .yes, "-8": .no]) { .above(.int(7)) },
    Row("at_least", ["7": .yes, "7.5": .yes, "6.999": .no]) { .atLeast(.int(7)) },
    Row("below", ["7": .no, "7.5": .no, "6.999": .yes]) { .below(.double(7)) },
    Row("at_most", ["7": .yes, "7.5": .no, "7.0": .yes]) { .atMost(.double(7)) },
    Row("within", ["7": .yes, "7.5": .yes, "6.5": .yes, "7.51": .no, "6.4": .no]) { .within(of: 7, tolerance: 0.5) },
    Row("contains text", [#""seven""#: .yes, #""SEVENTY""#: .yes, #""six""#: .no, "[7]": .no, #"["Seven"]"#: .yes]) {
      .containsAny([Needle(try json(#""sEven""#))])
    },
    Row("contains number", [#""7""#: .no, #""seven""#: .no, "[7]": .yes, "[7.0]": .yes, "[8]": .no, "[]": .no]) {
      .containsAny([Needle(try json("7"))])
    },
    Row("contains_any", [#""seven""#: .yes, #""eight""#: .yes, #""six""#: .no, "[7]": .no, #"["seven"]"#: .yes]) {
      .containsAny([Needle(try json(#""eight""#)), Needle(try json(#""seven""#))])
    },
    Row("contains_all", [#""seven eight""#: .yes, #""seven""#: .no, "[7]": .no, #"["eight","x","SEVEN"]"#: .yes]) {
      .containsAll([Needle(try json(#""eight""#)), Needle(try json(#""seven""#))])
    },
    Row("a list's element is not searched", [#""seventy""#: .yes, #"["seventy"]"#: .no, "[7]": .no, #""seven""#: .yes])
    {
      .containsAny([Needle(try json(#""seven""#))])
    },
    Row("starts_with", [#""seven""#: .yes, #""SEVENTY""#: .yes, #""a seven""#: .no, #""""#: .no]) {
      .startsWith(Needle(try json(#""Seven""#)))
    },
    Row("set", ["[7]": .yes, "[7,7]": .yes, "[7.0]": .yes, "[]": .no, "[7,8]": .no]) { .set([try json("7")]) },
    Row("set of several", ["[8,7]": .yes, "[7,8,8]": .yes, "[7]": .no]) { .set([try json("7"), try json("8")]) },
    Row("list", ["[7]": .yes, "[8]": .no, "[7,7]": .no, "[]": .no]) { .list([.atMost(.int(7))]) },
    Row("object", [#"{"n":7}"#: .yes, #"{"n":7,"m":1}"#: .yes, #"{"n":8}"#: .no]) {
      .object([MatchedField(name: "n", matcher: .equals(try json("7")))], isExact: false)
    },
    Row("matches", [#""seven""#: .yes, #""SEVEN""#: .no, #""six""#: .no, #""""#: .no]) {
      .matches(try Pattern("^se+v"))
    },
    Row("exact object", [#"{"n":7}"#: .yes, #"{"n":7,"m":1}"#: .no, #"{"n":8}"#: .no]) {
      .object([MatchedField(name: "n", matcher: .equals(try json("7")))], isExact: true)
    },
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    let matcher = try row.matcher()
    for text in Set(Self.values).union(row.answers.keys) {
      let value = try json(text)
      switch row.answers[text] ?? .unreadable {
      case .yes, .no:
        let expected = row.answers[text] == .yes
        for reading in [Matcher.Reading.lenient, .strict, .expectation] {
          #expect(try matcher.isMet(by: value, reading) == expected, "\(row.name) \(text) \(reading)")
          #expect(try Matcher.not(matcher).isMet(by: value, reading) == !expected, "not \(row.name) \(text) \(reading)")
        }
        #expect(matcher.isExpected(value) == expected)
        #expect(Matcher.not(matcher).isExpected(value) == !expected)
      case .unreadable: try expectUnreadable(matcher, value, "\(row.name) \(text)")
      }
    }
  }

  @Test(arguments: rows) func absent(_ row: Row) throws {
    try expectUnreadable(try row.matcher(), nil, "\(row.name) absent")
  }

  private func expectUnreadable(_ matcher: Matcher, _ value: JSONValue?, _ what: String) throws {
    #expect(try !matcher.isMet(by: value, .lenient), "\(what)")
    #expect(try Matcher.not(matcher).isMet(by: value, .lenient), "not \(what)")
    for question in [matcher, .not(matcher)] {
      #expect(throws: Unreadable.self, "\(what)") { try question.isMet(by: value, .strict) }
      #expect(throws: Unreadable.self, "\(what)") { try question.isMet(by: value, .expectation) }
      #expect(!question.isExpected(value), "\(what)")
    }
  }
}
