import CaseModel
import Testing

/// What a condition makes of values that are absent or of another type: false for the input, an error for a reply.
@Suite struct ConditionTests {
  /// `act` where the condition holds, `refuse unowned_risk` where it does not.
  private func line(_ condition: String, input: String = "{}", reply: String = "{}") throws -> String {
    let workflow = try Samples.workflow(
      """
      actions: {note: {tier: write}}
      agents: {a: {command: [a]}}
      decide:
        - ask: a
        - when: \(condition)
          act: note
      """)
    return try Driven(Samples.item(input), through: workflow, replies: ["a": reply]).outcome.line
  }

  private static let no = "refuse unowned_risk"
  private static let unreadable = "error unreadable_field"

  @Test(arguments: [
    ("{input.x: 1}", "{}", no), ("{input.x: 1}", #"{"x":"1"}"#, no), ("{input.x: {above: 1}}", #"{"x":null}"#, no),
    ("{not: {input.x: 1}}", "{}", "act"), ("{not: {input.x: {above: 1}}}", #"{"x":"high"}"#, "act"),
    ("{input.x: {not: {above: 1}}}", "{}", "act"), ("{input.x: {not: {above: 1}}}", #"{"x":2}"#, no),
    ("{input.x: {exists: true}}", "{}", no), ("{input.x: {exists: false}}", "{}", "act"),
    ("{input.x: {exists: false}}", #"{"x":null}"#, "act"), ("{input.x: {exists: true}}", #"{"x":false}"#, "act"),
    ("{input.a.b: 1}", #"{"a":{"b":1}}"#, "act"), ("{input.a.b: 1}", #"{"a":[1]}"#, no),
    ("{any: [{input.x: 1}, {input.y: 1}]}", #"{"y":1}"#, "act"),
    ("{all: [{input.x: 1}, {input.y: 1}]}", #"{"y":1}"#, no),
    ("{input.x: 1, input.y: 1}", #"{"x":1,"y":1}"#, "act"), ("{input.x: 1, input.y: 1}", #"{"x":1,"y":2}"#, no),
  ])
  func input(condition: String, input: String, line: String) throws {
    #expect(try self.line(condition, input: input) == line)
  }

  @Test(arguments: [
    ("{a.confidence: {below: 0.4}}", #"{"confidence":0.3}"#, "act"),
    ("{a.confidence: {below: 0.4}}", #"{"confidence":0.4}"#, no),
    ("{a.confidence: {below: 0.4}}", "{}", unreadable), ("{not: {a.confidence: {below: 0.4}}}", "{}", unreadable),
    ("{a.confidence: {not: {below: 0.4}}}", "{}", unreadable), ("{a.output.x: spam}", #"{"output":{}}"#, unreadable),
    ("{a.output.x: spam}", #"{"output":"spam"}"#, unreadable),
    ("{a.output.x: spam}", #"{"output":{"x":7}}"#, unreadable),
    ("{a.output.x: spam}", #"{"output":{"x":null}}"#, unreadable),
    ("{a.output.x: spam}", #"{"output":{"x":"ham"}}"#, no),
    ("{a.output.x: {above: 1}}", #"{"output":{"x":"2"}}"#, unreadable),
    ("{a.output.x: {contains: w}}", #"{"output":{"x":2}}"#, unreadable),
    ("{a.output.x: {one_of: [w, z]}}", #"{"output":{"x":["w"]}}"#, unreadable),
    ("{a.confidence: {exists: true}}", "{}", no), ("{a.confidence: {exists: false}}", "{}", "act"),
    ("{a.disposition: refuse}", "{}", unreadable), ("{a.disposition: {exists: false}}", "{}", "act"),
    ("{a.confidence: {exists: true, below: 0.4}}", "{}", no), ("{a.confidence: {below: 0.4, exists: true}}", "{}", no),
    ("{a.confidence: {exists: true, below: 0.4}}", #"{"confidence":0.1}"#, "act"),
    ("{any: [{a.confidence: {exists: false}}, {a.confidence: {below: 0.4}}]}", "{}", "act"),
    ("{any: [{a.confidence: {below: 0.4}}, {a.confidence: {exists: false}}]}", "{}", unreadable),
    ("{all: [{a.confidence: {exists: true}}, {a.confidence: {below: 0.4}}]}", "{}", no),
  ])
  func reply(condition: String, reply: String, line: String) throws {
    #expect(try self.line(condition, reply: reply) == line)
  }

  @Test func anErrorNamesTheFieldAndTheRule() throws {
    let workflow = try Samples.workflow(
      """
      actions: {note: {tier: write}}
      agents: {a: {command: [a]}}
      decide: [{ask: a}, {when: {a.confidence: {below: 0.4}}, act: note}]
      """)
    let outcome = try Driven(Samples.item(), through: workflow, replies: ["a": "{}"]).outcome
    #expect(outcome.fault?.message.contains("a.confidence") == true)
    #expect(outcome.trace.step == 1)
  }

  @Test func aConditionThatIsNotReachedIsNotRead() throws {
    #expect(try line("{input.x: 1, a.confidence: {below: 0.4}}") == Self.no)
  }
}
