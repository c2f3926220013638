import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

/// What a change of the steps means, as people write them.
@Suite struct DecisionTests {
  struct Row: CustomTestStringConvertible {
    let name: String
    let old: String
    let new: String
    let kinds: [ChangeKind]
    let reverse: [ChangeKind]

    init(_ name: String, _ old: String, _ new: String, _ kinds: [ChangeKind], reverse: [ChangeKind]) {
      self.name = name
      self.old = old
      self.new = new
      self.kinds = kinds
      self.reverse = reverse
    }

    var testDescription: String { name }
  }

  private static let otherwiseReply = "- otherwise: {act: reply}"
  private static func floor(_ bound: String) -> String {
    "- ask: r\n- when: {r.confidence: {below: \(bound)}}\n  rule: floor\n  escalate: lead\n- otherwise: {act: reply}"
  }
  private static func one(
    _ condition: String, _ consequence: String, before: String = "", otherwise: String = "act: reply"
  ) -> String {
    "- when: {\(condition)}\n  \(consequence)\n\(before)- otherwise: {\(otherwise)}"
  }

  static let rows = [
    Row("a confidence floor that falls", floor("0.6"), floor("0.5"), [.looserThreshold], reverse: [.narrowing]),
    Row(
      "an act that matches more", one("input.x: {at_most: 5}", "act: pay", otherwise: "refuse: policy"),
      one("input.x: {at_most: 6}", "act: pay", otherwise: "refuse: policy"), [.looserThreshold], reverse: [.narrowing]),
    Row(
      "an act for one more word", one("input.x: a", "act: pay", otherwise: "escalate: lead"),
      one("input.x: {one_of: [a, b]}", "act: pay", otherwise: "escalate: lead"), [.widerScope], reverse: [.narrowing]),
    Row(
      "an escalation for one more word", one("input.x: {contains_any: [a, b]}", "escalate: lead"),
      one("input.x: {contains_any: [a, b, c]}", "escalate: lead"), [.narrowing], reverse: [.widerScope]),
    Row(
      "an escalation instead of a refusal", one("input.x: a", "refuse: policy"), one("input.x: a", "escalate: lead"),
      [.escalationChanged], reverse: [.escalationChanged]),
    Row(
      "another target", one("input.x: a", "escalate: lead"), one("input.x: a", "escalate: desk"), [.escalationChanged],
      reverse: [.escalationChanged]),
    Row(
      "a refusal above an act", otherwiseReply, one("input.x: a", "refuse: policy"), [.narrowing],
      reverse: [.widerScope]),
    Row(
      "a refusal that takes cases from an escalation", one("input.y: a", "escalate: lead"),
      "- when: {input.x: a}\n  refuse: policy\n" + one("input.y: a", "escalate: lead"), [.escalationChanged],
      reverse: [.widerScope, .escalationChanged]),
    Row(
      "a refusal that cannot take any", one("input.x: b", "escalate: lead"),
      "- when: {input.x: a}\n  refuse: policy\n" + one("input.x: b", "escalate: lead"), [.narrowing],
      reverse: [.widerScope]),
    Row(
      "rules in another order that never meet",
      "- when: {input.x: a}\n  act: pay\n- when: {input.x: b}\n  refuse: policy\n- otherwise: {act: reply}",
      "- when: {input.x: b}\n  refuse: policy\n- when: {input.x: a}\n  act: pay\n- otherwise: {act: reply}", [.neutral],
      reverse: [.neutral]),
    Row(
      "rules in another order that meet",
      "- when: {input.x: a}\n  refuse: policy\n- when: {input.y: b}\n  act: pay\n- otherwise: {act: reply}",
      "- when: {input.y: b}\n  act: pay\n- when: {input.x: a}\n  refuse: policy\n- otherwise: {act: reply}",
      [.widerScope], reverse: [.narrowing]),
    Row(
      "another way to write a condition", one("input.x: {not: a}", "refuse: policy"),
      one("not: {input.x: a}", "refuse: policy"), [.neutral], reverse: [.neutral]),
    Row(
      "a rule that was never reached", one("input.x: a", "act: pay"),
      "- when: {input.x: a}\n  act: pay\n" + one("input.x: {one_of: [a]}", "refuse: policy"), [.neutral],
      reverse: [.neutral]),
    Row(
      "another action", one("input.x: a", "act: reply", otherwise: "refuse: policy"),
      one("input.x: a", "act: pay", otherwise: "refuse: policy"), [.widerScope], reverse: [.widerScope]),
    Row(
      "other arguments", "- otherwise: {act: pay, with: {sum: $input.x}}",
      "- otherwise: {act: pay, with: {sum: $input.y}}",
      [.widerScope], reverse: [.widerScope]),
    Row(
      "other output", "- otherwise: {act: pay, output: {a: 1}}", "- otherwise: {act: pay, output: {a: 2}}",
      [.widerScope], reverse: [.widerScope]),
    Row(
      "the same output", "- otherwise: {act: pay, output: {a: 1}}", "- otherwise: {act: pay, output: {a: 1.0}}", [],
      reverse: []),
    Row(
      "another reason", "- otherwise: {refuse: policy}", "- otherwise: {refuse: out_of_scope}", [.neutral],
      reverse: [.neutral]),
    Row(
      "no otherwise", otherwiseReply, one("input.x: a", "act: reply", otherwise: "refuse: unowned_risk"), [.narrowing],
      reverse: [.widerScope]),
    Row(
      "an agent that decides", "- otherwise: {act: reply}", "- adopt: r", [.newIntegration, .widerScope],
      reverse: [.widerScope]),
    Row(
      "a rule above an agent's word", "- adopt: r", "- when: {input.x: {above: 500}}\n  escalate: lead\n- adopt: r",
      [.narrowing], reverse: [.widerScope]),
    Row(
      "an agent that is asked for nothing", otherwiseReply, "- ask: r\n" + otherwiseReply, [.newIntegration],
      reverse: [.narrowing]),
    Row(
      "an agent that is asked sooner", "- when: {input.x: a}\n  refuse: policy\n- ask: r\n" + otherwiseReply,
      "- ask: r\n- when: {input.x: a}\n  refuse: policy\n" + otherwiseReply, [.widerScope], reverse: [.narrowing]),
    Row(
      "a guard that lets an absent confidence pass", floor("0.6"),
      "- ask: r\n- when: {r.confidence: {exists: true, below: 0.6}}\n  rule: floor\n  escalate: lead\n- otherwise: {act: reply}",
      [.widerScope], reverse: [.narrowing]),
    Row(
      "a label", "- when: {input.x: a}\n  rule: old name\n  refuse: policy\n" + otherwiseReply,
      "- when: {input.x: a}\n  rule: new name\n  refuse: policy\n" + otherwiseReply, [.neutral], reverse: [.neutral]),
  ]

  @Test(arguments: rows) func row(_ row: Row) throws {
    let (old, new) = (try Workflows.workflow(decide: row.old), try Workflows.workflow(decide: row.new))
    expect(ChangeClassifier.changes(from: old, to: new), row.kinds)
    expect(ChangeClassifier.changes(from: new, to: old), row.reverse)
  }

  private func expect(
    _ changes: [WorkflowChange], _ kinds: [ChangeKind], at location: Testing.SourceLocation = #_sourceLocation
  ) {
    // Beside what it means, a step that only goes along may be said to decide nothing.
    let found = Set(changes.kinds)
    let wanted = Set(kinds)
    #expect(found == wanted || found == wanted.union([.neutral]), "\(changes.lines)", sourceLocation: location)
    for change in changes { #expect(change.subject.hasPrefix("decide."), "\(change)", sourceLocation: location) }
  }

  @Test func aRuleIsNamedAndSaysWhatHappensToCases() throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([("below: 0.6", "below: 0.5")]))
    let change = try #require(changes.first)
    // Cases below the floor may be spam, or anything else that a rule behind it decides.
    #expect(changes.kinds == [.looserThreshold, .escalationChanged], "\(changes.lines)")
    #expect(change.subject == "decide.floor.when.r.confidence.below")
    #expect(change.explanation.contains("went to desk"), "\(changes.lines)")
    #expect(change.location?.line == 37)
    #expect(change.old == "0.6" && change.new == "0.5")
  }
}
