import CaseFiles
import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

/// No difference is missed, whether somebody thought of it or not.
@Suite struct CompletenessTests {
  /// A workflow whose text has keys that this version does not know, as a later one may have them.
  private func workflow(_ extra: String, _ text: String = Workflows.full) throws -> Workflow {
    var findings = Findings()
    // The keys are put into the source of a checked workflow: the reader would not have let them through.
    let checked = try #require(WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings))
    var draft = UncheckedWorkflow(source: merged(checked.source, json(extra)))
    draft.name = checked.name
    draft.version = checked.version
    draft.summary = checked.summary
    draft.stage = checked.stage
    draft.owners = checked.owners
    draft.killSwitch = checked.killSwitch
    draft.inputs = checked.inputs
    draft.actions = Array(checked.actions.values)
    draft.escalations = Array(checked.escalations.values)
    draft.agents = checked.agents
    draft.steps = checked.steps
    draft.budget = checked.budget
    draft.gate = checked.gate
    draft.datasets = checked.datasets
    return try #require(Workflow(checking: draft, findings: &findings))
  }

  private func merged(_ value: JSONValue, _ extra: JSONValue) -> JSONValue {
    var builder = JSONBuilder()
    merge(value, extra, &builder)
    return builder.finish()
  }

  private func merge(_ value: JSONValue, _ extra: JSONValue, _ builder: inout JSONBuilder) {
    guard value.kind == .object, extra.kind == .object else { return builder.copy(extra) }
    builder.beginObject()
    for member in value.members {
      builder.key(member.name)
      if let other = extra[member.name] { merge(member.value, other, &builder) } else { builder.copy(member.value) }
    }
    for member in extra.members where value[member.name] == nil {
      builder.key(member.name)
      builder.copy(member.value)
    }
    builder.end()
  }

  @Test(
    arguments: [
      (#"{"later":{"a":1}}"#, "later"), (#"{"gate":{"later":{"max":1}}}"#, "gate.later"),
      (#"{"actions":{"pay":{"later":true}}}"#, "actions.pay.later"),
      (#"{"gate":{"pass_rate":{"later":0.1}}}"#, "gate.pass_rate.later"),
      (#"{"escalations":{"lead":{"owner":{"later":"x"}}}}"#, "escalations.lead.owner.later"),
      (#"{"agents":{"r":{"host":"https://example.org"}}}"#, "agents.r.host"),
      (#"{"budget":{"weights":{"later":2}}}"#, "budget.weights.later"),
      (#"{"owners":{"later":{"name":"Ada"}}}"#, "owners.later"),
    ])
  func aKeyThatNobodyUnderstandsIsTakenForWider(extra: String, path: String) throws {
    let (old, new) = (try workflow("{}"), try workflow(extra))
    for changes in [ChangeClassifier.changes(from: old, to: new), ChangeClassifier.changes(from: new, to: old)] {
      #expect(changes.kinds == [.widerScope], "\(changes.lines)")
      #expect(changes.first?.subject == path, "\(changes.lines)")
      #expect(changes.first?.explanation.contains("cannot be decided") == true)
    }
    // A value inside such a key that changes is found too.
    let other = try workflow(extra.replacing("1", with: "3").replacing("true", with: "false").replacing("x", with: "y"))
    if other.source != new.source {
      #expect(Set(ChangeClassifier.changes(from: new, to: other).kinds) == [.widerScope])
    }
  }

  @Test(
    arguments: [
      ("respond_within: 30m", "respond_within: 1800s", "escalations.lead.respond_within"),

      ("[Barbara, Radia]", "[Radia, Barbara]", "escalations.lead.approvers"),
      ("weights: {unsafe_act: 10}", "weights: {unsafe_act: 10, misrouted: 2}", "budget.weights.misrouted"),
      ("{type: number, unit: USD}", "{type: number, unit: USD, required: false}", "input.amount.required"),
      ("close: {tier: execute,", "close: {tier: execute, reversible: false,", "actions.close.reversible"),
    ])
  func whatMeansTheSameIsNeutral(old: String, new: String, path: String) throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([(old, new)]))
    #expect(changes.kinds == [.neutral] && changes.first?.subject == path, "\(changes.lines)")
  }

  /// The bounds of a regression are compared as they are written, so that they are known before they are read.
  @Test(
    arguments: [
      (#"{"max_drop":0.02}"#, #"{"max_drop":0.05}"#, "gate.regression.max_drop"),
      (#"{"max_drop":0.02}"#, #"{"max_drop":0.02,"confidence":0.9}"#, "gate.regression.confidence"),
      (#"{"max_drop":0.02,"slices":["tag:x"]}"#, #"{"max_drop":0.02}"#, "gate.regression.slices"),
      (
        #"{"max_drop":0.02,"newly_broken":{"at_most":3}}"#, #"{"max_drop":0.02,"newly_broken":{"at_most":4}}"#,
        "gate.regression.newly_broken.at_most"
      ),
      (
        #"{"max_drop":0.02,"critical_newly_broken":{"at_most":0}}"#, #"{"max_drop":0.02}"#,
        "gate.regression.critical_newly_broken.at_most"
      ),
    ])
  func aRegressionThatMayBeLargerLoosens(strict: String, loose: String, path: String) throws {
    let old = try workflow(#"{"gate":{"regression":\#(strict)}}"#)
    let new = try workflow(#"{"gate":{"regression":\#(loose)}}"#)
    let changes = ChangeClassifier.changes(from: old, to: new)
    #expect(changes.kinds == [.gateLoosened] && changes.first?.subject == path, "\(changes.lines)")
    #expect(ChangeClassifier.changes(from: new, to: old).kinds == [.narrowing])
  }

  @Test func theVersionAndTheOrderOfKeysAreNoChange() throws {
    let old = try Workflows.changed([])
    let new = try Workflows.changed([
      ("version: 1.0.0", "version: 2.0.0"), ("  volume: 1000\n", ""),
      ("  window: 30d\n", "  volume: 1000\n  window: 30d\n"), ("at_most: 50}", "at_most: 50.0}"),
    ])
    #expect(ChangeClassifier.changes(from: old, to: new).isEmpty)
  }

  @Test func namesThatOnlyLookTheSameAreNotTheSame() throws {
    let composed = try Workflows.changed([("queue: leads", "queue: \"caf\u{E9}\"")])
    let decomposed = try Workflows.changed([("queue: leads", "queue: \"cafe\u{301}\"")])
    let changes = ChangeClassifier.changes(from: composed, to: decomposed)
    #expect(changes.kinds == [.widerScope], "\(changes.lines)")
  }

  /// Any two of many workflows, each with up to four random edits of its text, are the same or have a change.
  @Test func noDifferenceIsMissed() throws {
    let edits =
      [AreaTests.actions, AreaTests.owners, AreaTests.inputs, AreaTests.escalations, AreaTests.agents, AreaTests.bar]
      .flatMap(\.self).map(\.change).filter { $0.1 != "[]" }
      + [
        ("sue, lawyer", "sue"), ("below: 0.6", "below: 0.55"), ("rule: spam", "rule: junk"),
        ("label: pay}\n", "label: payment}\n"),
        ("{sue", "{gdpr"), ("1.0.0", "1.1.0"), ("30m", "1800s"), ("spam}\n", "spam, input.text: {contains: x}}\n"),
      ]
    var random = SeededGenerator(seed: 7)
    var workflows: [Workflow] = []
    for _ in 0..<400 where workflows.count < 70 {
      var text = Workflows.full
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let edit = edits[Int.random(in: 0..<edits.count, using: &random)]
        text = text.replacing(edit.0, with: edit.1)
      }
      var findings = Findings()
      if let workflow = WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings) {
        workflows.append(workflow)
      }
    }
    #expect(workflows.count == 70)
    var different = 0
    for old in workflows {
      for new in workflows {
        let isSame = SourceDifference.all(between: old.source, and: new.source).allSatisfy { $0 == ["version"] }
        let changes = ChangeClassifier.changes(from: old, to: new)
        #expect(changes.isEmpty == isSame, "\(changes.lines)")
        if !isSame { different += 1 }
      }
    }
    #expect(different > 4000, "\(different)")
  }
}
