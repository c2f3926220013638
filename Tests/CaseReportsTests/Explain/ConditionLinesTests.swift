import CaseJSON
import CaseModel
import Testing

@testable import CaseReports

/// Each question of a condition with what stood there.
@Suite struct ConditionLinesTests {
  private static func json(_ text: String) throws -> JSONValue {
    try #require(JSONScanner.scan(Array(text.utf8)).document?.root)
  }

  private static func lines(_ condition: Condition, width: Int = 80) throws -> [String] {
    let reply = NamedReply(
      agent: "a", reply: Reply(source: try json(#"{"output":{"label":"refund"},"confidence":0.98}"#)))
    let values = OperandValues(
      input: try json(#"{"amount":40,"body":"\#(String(repeating: "long ", count: 100))"}"#), replies: [reply])
    return ConditionLines(condition, values: values, style: TerminalStyle(width: width, hasColor: false)).lines.map {
      String($0.drop { $0 == " " })
    }
  }

  private static func leaf(_ name: String, _ matcher: Matcher) throws -> Condition {
    .field(try #require(Operand(name)), matcher)
  }

  @Test func aQuestionStandsBesideItsValueAndItsAnswer() throws {
    #expect(try Self.lines(Self.leaf("a.confidence", .below(.double(0.4)))) == ["a.confidence < 0.4 → 0.98  no"])
    #expect(
      try Self.lines(Self.leaf("a.output.label", .equals(Self.json(#""refund""#))))
        == [#"a.output.label = refund → "refund"  yes"#])
    #expect(try Self.lines(Self.leaf("input.nothing", .exists(true))) == ["input.nothing exists → absent  no"])
  }

  @Test func theQuestionThatDecidedIsMarkedAndLaterOnesWereNotAsked() throws {
    let condition = Condition.all([
      try Self.leaf("input.amount", .atLeast(.int(1))), try Self.leaf("input.amount", .above(.int(50))),
      try Self.leaf("a.confidence", .exists(true)),
    ])
    #expect(
      try Self.lines(condition) == [
        "input.amount ≥ 1 → 40  yes", "input.amount > 50 → 40  no  ← decides", "a.confidence exists  not asked",
      ])
  }

  @Test func anyIsDecidedByItsFirstYesAndNotTurnsItAround() throws {
    let condition = Condition.not(
      .any([try Self.leaf("input.amount", .above(.int(50))), try Self.leaf("input.amount", .below(.int(50)))]))
    #expect(
      try Self.lines(condition) == [
        "not", "any of", "input.amount > 50 → 40  no", "input.amount < 50 → 40  yes  ← decides",
      ])
  }

  @Test func anAbsentFieldIsNoInTheInputAndAnErrorInAReply() throws {
    #expect(try Self.lines(Self.leaf("input.nothing", .below(.int(1)))) == ["input.nothing < 1 → absent  no"])
    #expect(
      try Self.lines(Self.leaf("a.nothing", .below(.int(1)))) == ["a.nothing < 1 → absent  error: it is absent"])
  }

  @Test(arguments: [40, 60, 80])
  func longQuestionsAndValuesAreCut(width: Int) throws {
    let needles = try (0..<40).map { Needle(try Self.json("\"word\($0)\"")) }
    let condition = Condition.any([
      try Self.leaf("input.body", .containsAny(needles)), try Self.leaf("input.body", .exists(true)),
    ])
    let values = OperandValues(
      input: try Self.json(#"{"body":"\#(String(repeating: "long ", count: 100))"}"#), replies: [])
    let lines = ConditionLines(condition, values: values, style: TerminalStyle(width: width, hasColor: false)).lines
    for line in lines { #expect(Columns.width(of: line) <= width, "\(line)") }
    #expect(lines[2].contains("← decides"))
  }
}
