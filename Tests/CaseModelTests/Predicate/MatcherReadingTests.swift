import CaseJSON
import CaseModel
import Testing

/// Where the three readings part ways, and how questions are put together.
@Suite struct MatcherReadingTests {
  private static let readings: [Matcher.Reading] = [.lenient, .strict, .expectation]

  @Test func existsReadsWhatNothingElseDoes() throws {
    for reading in Self.readings {
      for (text, isThere) in [
        ("0", true), ("false", true), (#""""#, true), ("[]", true), ("{}", true), ("null", false),
      ] {
        #expect(try Matcher.exists(true).isMet(by: json(text), reading) == isThere, "\(text)")
        #expect(try Matcher.exists(false).isMet(by: json(text), reading) == !isThere, "\(text)")
      }
      #expect(try !Matcher.exists(true).isMet(by: nil, reading))
      #expect(try Matcher.exists(false).isMet(by: nil, reading))
    }
  }

  @Test func allStopsAtTheFirstNo() throws {
    let guarded = Matcher.all([.exists(true), .atLeast(.double(0.5))])
    for reading in Self.readings {
      #expect(try !guarded.isMet(by: nil, reading))
      #expect(try guarded.isMet(by: json("0.5"), reading))
    }
    #expect(throws: Unreadable.self) { try Matcher.all([.atLeast(.int(1)), .exists(true)]).isMet(by: nil, .strict) }
  }

  @Test func anyStopsAtTheFirstYes() throws {
    let question = Matcher.any([.exists(false), .atLeast(.int(1))])
    for reading in Self.readings { #expect(try question.isMet(by: nil, reading)) }
  }

  @Test func anyUnderAnExpectationTakesOneReadableBranch() throws {
    let question = Matcher.any([.atLeast(.int(1)), .equals(try json(#""many""#))])
    let many = try json(#""many""#)
    #expect(question.isExpected(many))
    #expect(throws: Unreadable.self) { try question.isMet(by: many, .strict) }
    #expect(try question.isMet(by: many, .lenient))
    #expect(!question.isExpected(try json(#""few""#)))
    #expect(!Matcher.not(question).isExpected(try json("[]")))
  }

  @Test func nothingAbsentIsEverExpected() throws {
    let matchers: [Matcher] = [
      .equals(try json("1")), .not(.equals(try json("1"))), .not(.not(.above(.int(1)))), .any([.above(.int(1))]),
      .all([.not(.above(.int(1)))]), .set([try json("1")]), .object([], isExact: false),
    ]
    for matcher in matchers { #expect(!matcher.isExpected(nil), "\(matcher)") }
  }

  @Test func aFieldThatIsAbsentInsideAnObject() throws {
    let object = try json(#"{"other":1}"#)
    let matcher = Matcher.object([MatchedField(name: "n", matcher: .not(.equals(try json("1"))))], isExact: false)
    #expect(try matcher.isMet(by: object, .lenient))
    #expect(throws: Unreadable.self) { try matcher.isMet(by: object, .strict) }
    #expect(!matcher.isExpected(object))
    let absence = Matcher.object([MatchedField(name: "n", matcher: .exists(false))], isExact: true)
    #expect(absence.isExpected(try json("{}")))
  }

  @Test func emptyCombinations() throws {
    #expect(Matcher.all([]).isExpected(try json("1")))
    #expect(!Matcher.any([]).isExpected(try json("1")))
    #expect(Matcher.list([]).isExpected(try json("[]")))
    #expect(!Matcher.list([]).isExpected(try json("[1]")))
  }
}
