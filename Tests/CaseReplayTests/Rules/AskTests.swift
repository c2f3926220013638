import CaseJSON
import CaseModel
import CaseReplay
import Testing

/// One `ask` is one request and one reply.
@Suite struct AskTests {
  private func workflow(_ decide: String) throws -> Workflow {
    try Samples.workflow(
      """
      actions: {note: {tier: write}}
      escalations: {lead: {owner: {name: Linus}}}
      agents: {a: {command: [a]}, b: {command: [b]}}
      decide:
      \(decide)
      """)
  }

  @Test func eachAgentIsAskedOnce() throws {
    let workflow = try workflow("  [{ask: a}, {ask: b}, {ask: a}, {adopt: a}]")
    let driven = try Driven(Samples.item(), through: workflow, replies: ["a": #"{"output":"x"}"#, "b": "{}"])
    #expect(driven.asked == ["a", "b"])
    #expect(driven.outcome.line == "act")
  }

  @Test func adoptTakesAReplyThatIsThere() throws {
    let driven = try Driven(
      Samples.item(), through: workflow("  [{ask: a}, {adopt: a}]"), replies: ["a": #"{"output":"x"}"#])
    #expect(driven.asked == ["a"])
    #expect(driven.outcome.output?.string == "x")
    #expect(driven.outcome.trace.step == 1)
  }

  @Test func adoptAsksWhereNobodyDidYet() throws {
    let driven = try Driven(Samples.item(), through: workflow("  [{adopt: a}]"), replies: ["a": #"{"output":"x"}"#])
    #expect(driven.asked == ["a"])
    #expect(driven.outcome.trace.step == 0)
    #expect(driven.outcome.trace.replies.map(\.agent) == ["a"])
  }

  @Test func adoptUnderAConditionAsksOnlyWhereItHolds() throws {
    let workflow = try workflow(
      """
        - ask: a
        - {when: {a.output: hard}, adopt: b}
        - otherwise: {act: note}
      """)
    let easy = try Driven(Samples.item(), through: workflow, replies: ["a": #"{"output":"easy"}"#])
    #expect(easy.asked == ["a"])
    let hard = try Driven(
      Samples.item(), through: workflow, replies: ["a": #"{"output":"hard"}"#, "b": #"{"disposition":"refuse"}"#])
    #expect(hard.asked == ["a", "b"])
    #expect(hard.outcome.line == "refuse -")
  }

  @Test func aStepAfterTheDecisionAsksNobody() throws {
    let workflow = try workflow("  [{when: {input.x: 1}, refuse: policy}, {adopt: a}]")
    #expect(try Driven(Samples.item(#"{"x":1}"#), through: workflow).asked.isEmpty)
  }

  @Test func theSameRequestUntilItIsAnswered() throws {
    var replay = Replay(of: try Samples.item(), through: try workflow("  [{ask: a}, {adopt: b}]"))
    for _ in 0..<3 {
      guard case .ask("a") = replay.step() else { throw Unexpected("it does not ask a") }
    }
    replay.receive(try Samples.reply(#"{"output":1}"#))
    #expect(replay.replies.map(\.agent) == ["a"])
    guard case .ask("b") = replay.step() else { throw Unexpected("it does not ask b") }
  }

  @Test func aReplyThatNobodyAskedForIsIgnored() throws {
    var replay = Replay(of: try Samples.item(), through: try workflow("  [{adopt: a}]"))
    replay.receive(try Samples.reply(#"{"disposition":"refuse"}"#))
    #expect(replay.replies.isEmpty)
    guard case .ask("a") = replay.step() else { throw Unexpected("it does not ask a") }
    replay.receive(try Samples.reply(#"{"output":"x"}"#))
    replay.receive(try Samples.reply(#"{"disposition":"refuse"}"#))
    guard case .finished(let outcome) = replay.step() else { throw Unexpected("it does not end") }
    #expect(outcome.line == "act")
    guard case .finished(let again) = replay.step() else { throw Unexpected("it goes on") }
    #expect(again.everything == outcome.everything)
  }

  @Test func noRuleMatched() throws {
    let workflow = try workflow("  [{when: {input.x: 1}, act: note}]")
    let outcome = try Driven(Samples.item(), through: workflow).outcome
    #expect(outcome.line == "refuse unowned_risk")
    #expect(outcome.ownerLine == "Grace, exception_owner")
    #expect(outcome.trace.step == nil)
  }

  @Test func theFirstRuleThatHoldsDecides() throws {
    let workflow = try workflow(
      "  [{when: {input.x: 1}, refuse: policy}, {when: {input.x: 1}, act: note}, {otherwise: {escalate: lead}}]")
    #expect(try Driven(Samples.item(#"{"x":1}"#), through: workflow).outcome.line == "refuse policy")
    #expect(try Driven(Samples.item(#"{"x":2}"#), through: workflow).outcome.line == "escalate lead")
  }
}

struct Unexpected: Error {
  let what: String

  init(_ what: String) { self.what = what }
}
