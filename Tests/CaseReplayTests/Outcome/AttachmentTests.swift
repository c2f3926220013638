import CaseModel
import Testing

/// What reaches the person to whom a case goes.
@Suite struct AttachmentTests {
  private let contracts = """
    actions: {pay: {tier: execute, approval: lead}}
    escalations: {lead: {owner: {name: Linus}, attach: [text, customer.id]}}
    agents: {a: {command: [a]}}
    """

  private func own(_ input: String, decision: String = "escalate: lead") throws -> Outcome {
    let workflow = try Samples.workflow("\(contracts)\ndecide: [{ask: a}, {otherwise: {\(decision)}}]")
    return try Driven(Samples.item(input), through: workflow, replies: ["a": #"{"output":{"x":1}}"#]).outcome
  }

  private func adopted(_ input: String, attached: String) throws -> Outcome {
    let workflow = try Samples.workflow("\(contracts)\ndecide: [{adopt: a}]")
    let reply = #"{"disposition":"escalate","to":"lead","attached":\#(attached)}"#
    return try Driven(Samples.item(input), through: workflow, replies: ["a": reply]).outcome
  }

  private static let full = #"{"text":"hello","customer":{"id":7},"more":1}"#

  @Test func casegatesOwnAttachesWhatTheContractDemands() throws {
    for decision in ["escalate: lead", "act: pay"] {
      let outcome = try own(Self.full, decision: decision)
      #expect(outcome.line == "escalate lead")
      #expect(outcome.attached == ["text", "customer.id"])
      #expect(outcome.missingAttachments.isEmpty)
    }
  }

  @Test(arguments: [
    (#"{"customer":{"id":7}}"#, ["text"]), (#"{"text":null,"customer":{"id":7}}"#, ["text"]),
    (#"{"text":"hello","customer":{}}"#, ["customer.id"]), ("{}", ["text", "customer.id"]),
  ])
  func whatTheInputLacksCannotBeAttached(input: String, missing: [String]) throws {
    let outcome = try own(input)
    #expect(outcome.missingAttachments == missing)
    #expect(Set(outcome.attached).isDisjoint(with: missing))
  }

  @Test func anAgentsOwnNamesWhatItAttached() throws {
    #expect(try adopted(Self.full, attached: #"["text","customer.id"]"#).missingAttachments.isEmpty)
    #expect(try adopted(Self.full, attached: #"["text"]"#).missingAttachments == ["customer.id"])
    #expect(try adopted(Self.full, attached: "[]").missingAttachments == ["text", "customer.id"])
    #expect(try adopted(Self.full, attached: #"["more","text","customer.id"]"#).missingAttachments.isEmpty)
  }

  @Test func anAgentCannotAttachWhatIsNotThere() throws {
    let outcome = try adopted(#"{"text":"hello"}"#, attached: #"["text","customer.id"]"#)
    #expect(outcome.missingAttachments == ["customer.id"])
  }

  @Test func anActThatIsEscalatedIsCasegatesOwn() throws {
    let workflow = try Samples.workflow("\(contracts)\ndecide: [{adopt: a}]")
    let outcome = try Driven(
      Samples.item(Self.full), through: workflow, replies: ["a": #"{"calls":[{"action":"pay"}],"attached":[]}"#]
    ).outcome
    #expect(outcome.line == "escalate lead")
    #expect(outcome.missingAttachments.isEmpty)
  }
}
