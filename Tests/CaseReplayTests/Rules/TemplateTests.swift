import CaseJSON
import CaseModel
import Testing

/// Arguments and output put together from literals and references.
@Suite struct TemplateTests {
  private func outcome(
    with arguments: String? = nil, output: String? = nil, input: String = "{}", reply: String = #"{"output":{}}"#
  ) throws -> Outcome {
    let decision = [arguments.map { "act: note, with: \($0)" }, output.map { "output: \($0)" }]
    let workflow = try Samples.workflow(
      """
      actions: {note: {tier: write}}
      agents: {a: {command: [a]}}
      decide: [{ask: a}, {otherwise: {\(decision.compactMap(\.self).joined(separator: ", "))}}]
      """)
    return try Driven(Samples.item(input), through: workflow, replies: ["a": reply]).outcome
  }

  @Test(arguments: [
    ("{amount: $input.amount}", #"{"amount":42.50}"#, #"{"amount":42.5}"#),
    ("{amount: $input.amount, to: desk}", "{}", #"{"to":"desk"}"#),
    ("{amount: $input.amount}", #"{"amount":null}"#, #"{"amount":null}"#),
    ("{a: {b: $input.x.y}}", #"{"x":{"y":[1,2]}}"#, #"{"a":{"b":[1,2]}}"#), ("{a: {b: $input.x}}", "{}", #"{"a":{}}"#),
    ("{list: [1, $input.x, two]}", "{}", #"{"list":[1,null,"two"]}"#),
    ("{price: $$5, price2: $$input.x}", #"{"x":1}"#, ##"{"price":"$5","price2":"$input.x"}"##),
    ("{text: costs $input.x}", #"{"x":1}"#, ##"{"text":"costs $input.x"}"##),
  ])
  func input(arguments: String, input: String, expected: String) throws {
    let outcome = try outcome(with: arguments, input: input)
    #expect(outcome.line == "act")
    #expect(try outcome.calls.first?.call.arguments == Samples.json(expected))
  }

  @Test func aReplysField() throws {
    let outcome = try outcome(
      with: "{label: $a.output.label, sure: $a.confidence}", reply: #"{"output":{"label":"x"},"confidence":0.5}"#)
    #expect(try outcome.calls.first?.call.arguments == Samples.json(#"{"label":"x","sure":0.5}"#))
  }

  @Test(arguments: ["{label: $a.output.label}", "{deep: {list: [$a.output.label]}}", "{sure: $a.confidence}"])
  func anAbsentFieldOfAReplyIsAnError(arguments: String) throws {
    let outcome = try outcome(with: arguments)
    #expect(outcome.line == "error unreadable_field")
    #expect(outcome.calls.isEmpty)
  }

  @Test func outputWithoutACallIsARecommendation() throws {
    let outcome = try outcome(output: "{said: $input.text}", input: #"{"text":"hi"}"#)
    #expect(outcome.line == "act")
    #expect(outcome.calls.isEmpty)
    #expect(try outcome.output == Samples.json(#"{"said":"hi"}"#))
  }

  @Test func anActHasNoArgumentsUnlessTheyAreWritten() throws {
    let workflow = try Samples.workflow("actions: {note: {tier: write}}\ndecide: [{otherwise: {act: note}}]")
    let outcome = try Driven(Samples.item(), through: workflow).outcome
    #expect(outcome.calls.first?.call.arguments == nil)
    #expect(outcome.output == nil)
  }

  @Test func outputBesideARefusalAndAnEscalation() throws {
    for decision in ["refuse: policy", "escalate: lead"] {
      let workflow = try Samples.workflow(
        """
        escalations: {lead: {owner: {name: Linus}}}
        decide: [{otherwise: {\(decision), output: {said: $input.text}}}]
        """)
      let outcome = try Driven(Samples.item(#"{"text":"hi"}"#), through: workflow).outcome
      #expect(try outcome.output == Samples.json(#"{"said":"hi"}"#))
    }
  }
}
