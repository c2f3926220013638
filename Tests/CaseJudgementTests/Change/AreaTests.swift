import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

/// What one change of a workflow is called, and what the reverse of it is called.
@Suite struct AreaTests {
  struct Row: CustomTestStringConvertible {
    let change: (String, String)
    let subject: String
    let kind: ChangeKind
    let reverse: ChangeKind

    /// A widening and its reverse, which narrows unless something else is said.
    init(_ old: String, _ new: String, _ subject: String, _ kind: ChangeKind, reverse: ChangeKind = .narrowing) {
      change = (old, new)
      self.subject = subject
      self.kind = kind
      self.reverse = reverse
    }

    var testDescription: String { "\(change.0) → \(change.1)" }
  }

  static let actions = [
    Row("\n  close: {", "\n  erase: {tier: write}\n  close: {", "actions.erase", .newAction),
    // A tier says how much an action can change, and how much is demanded before it does: neither way is narrowing.
    Row("reply: {tier: write", "reply: {tier: execute", "actions.reply.tier", .widerScope, reverse: .widerScope),
    Row("close: {tier: execute", "close: {tier: execute, reversible: true", "actions.close.reversible", .widerScope),
    Row("requires: [amount], ", "", "actions.pay.requires", .widerScope),
    Row("at_most: 50", "at_most: 500", "actions.pay.limits.amount", .widerScope),
    Row("above: 0, ", "", "actions.pay.limits.amount", .widerScope),
    Row("{above: 0,", "{at_least: 0,", "actions.pay.limits.amount", .widerScope),
    Row(
      "limits: {amount: {above: 0, at_most: 50}}", "limits: {amount: {above: 0, at_most: 50}, text: {contains: a}}",
      "actions.pay.limits.text", .narrowing, reverse: .widerScope),
    // At stage bounded an execute action without limits waits for a person: its first limit opens it.
    Row(
      "close: {tier: execute,", "close: {tier: execute, limits: {text: {contains: a}},", "actions.close.limits.text",
      .widerScope),
    // A write action needs no limits, so that its first one bounds it.
    Row(
      "reply: {tier: write,", "reply: {tier: write, limits: {text: {contains: a}},", "actions.reply.limits.text",
      .narrowing, reverse: .widerScope),
    Row(
      "at_most: 50}}, approval: lead}", "at_most: 50}}}", "actions.pay.approval", .approvalChanged,
      reverse: .approvalChanged),
    Row(
      "at_most: 50}}, approval: lead}", "at_most: 50}}, approval: desk}", "actions.pay.approval", .approvalChanged,
      reverse: .approvalChanged),
    Row(
      "reply: {tier: write,", "reply: {tier: write, description: writes,", "actions.reply.description", .neutral,
      reverse: .neutral),
  ]

  static let owners = [
    Row("stage: bounded", "stage: trusted", "stage", .widerScope),
    Row("stage: shadow", "stage: bounded", "stage", .widerScope),
    Row("on: true", "on: false", "kill_switch.on", .widerScope),
    Row("name: Ada", "name: Bjarne", "owners.workflow.name", .ownerChanged, reverse: .ownerChanged),
    Row("title: Head", "title: Chief", "owners.workflow.title", .neutral, reverse: .neutral),
    Row("ada@example.org", "a@example.org", "owners.workflow.contact", .ownerChanged, reverse: .ownerChanged),
    Row(
      "{name: Edsger}\n  exception", "{name: Edsger, kind: team}\n  exception", "owners.system.kind", .ownerChanged,
      reverse: .ownerChanged),
    Row("  system: {name: Edsger}\n", "", "owners.system", .ownerChanged),
    Row(", measure: cost", "", "owners.outcome.measure", .ownerChanged),
    Row("measure: cost", "measure: speed", "owners.outcome.measure", .ownerChanged, reverse: .ownerChanged),
    Row(", owner: {name: Edsger}}", "}", "kill_switch.owner", .ownerChanged),
    Row("summary: Answers.", "summary: Answers well.", "summary", .neutral, reverse: .neutral),
    Row("name: flow\n", "name: flow2\n", "name", .widerScope, reverse: .widerScope),
  ]

  static let inputs = [
    Row("string, required: true", "string", "input.text.required", .widerScope),
    Row("{type: number, unit: USD}", "{unit: USD}", "input.amount.type", .widerScope),
    Row("{type: integer, unit: USD}", "{type: number, unit: USD}", "input.amount.type", .widerScope),
    Row(
      "{type: number, unit: USD}", "{type: boolean, unit: USD}", "input.amount.type", .widerScope, reverse: .widerScope),
    Row("unit: USD", "unit: cents", "input.amount.unit", .widerScope, reverse: .widerScope),
    Row("\nactions:", "\n  note: {type: string}\nactions:", "input.note", .widerScope),
    Row(
      "\nactions:", "\n  note: {type: string, required: true}\nactions:", "input.note", .narrowing, reverse: .widerScope
    ),
  ]

  static let escalations = [
    Row("name: Linus", "name: Dennis", "escalations.lead.owner.name", .escalationChanged, reverse: .escalationChanged),
    Row("[Barbara, Radia]", "[Barbara, Radia, Leslie]", "escalations.lead.approvers", .approvalChanged),
    Row("queue: leads", "queue: others", "escalations.lead.queue", .escalationChanged, reverse: .escalationChanged),
    Row("    queue: leads\n", "", "escalations.lead.queue", .escalationChanged),
    Row("within: 30m", "within: 4h", "escalations.lead.respond_within", .escalationChanged),
    Row("    respond_within: 30m\n", "", "escalations.lead.respond_within", .escalationChanged),
    Row("attach: [text, amount]", "attach: [text]", "escalations.lead.attach", .escalationChanged),
    Row("severity: high", "severity: low", "escalations.lead.severity", .escalationChanged),
    Row("    severity: high\n", "", "escalations.lead.severity", .escalationChanged),
    Row(
      "  desk: {owner: {name: Tony}}\n", "  desk: {owner: {name: Tony}}\n  unused: {owner: {name: Tony}}\n",
      "escalations.unused", .narrowing, reverse: .escalationChanged),
  ]

  static let agents = [
    Row("\n  other: {", "\n  third: {recording: t.jsonl}\n  other: {", "agents.third", .newIntegration),
    Row("[python3, r.py],", "[ruby, r.py],", "agents.r.command", .newIntegration, reverse: .newIntegration),
    Row("env: [KEY]", "env: [KEY, TOKEN]", "agents.r.env", .newIntegration),
    Row("files: [r.py], ", "", "agents.r.files", .widerScope),
    Row("timeout: 30s", "timeout: 60s", "agents.r.timeout", .looserThreshold),
    Row(", timeout: 30s", "", "agents.r.timeout", .looserThreshold, reverse: .looserThreshold),
    Row("in_flight: 2", "in_flight: 3", "agents.r.in_flight", .neutral, reverse: .neutral),
    Row("recording: other", "recording: more", "agents.other.recording", .widerScope, reverse: .widerScope),
    Row(
      "{recording: other.jsonl}", "{recording: other.jsonl, command: [o]}", "agents.other.command", .newIntegration),
  ]

  static let bar = [
    Row("objective: 0.9", "objective: 0.8", "budget.objective", .gateLoosened),
    Row("volume: 1000", "volume: 2000", "budget.volume", .gateLoosened),
    Row("window: 30d", "window: 7d", "budget.window", .gateLoosened),
    Row("unsafe_act: 10", "unsafe_act: 5", "budget.weights.unsafe_act", .gateLoosened),
    Row("  incidents: flow.incidents.jsonl\n", "", "budget.incidents", .gateLoosened),
    Row("incidents: flow", "incidents: else", "budget.incidents", .gateLoosened, reverse: .gateLoosened),
    Row("{at_least: 20}", "{at_least: 10}", "gate.cases.at_least", .gateLoosened),
    Row("errors: {at_most: 1}", "errors: {at_most: 2}", "gate.errors.at_most", .gateLoosened),
    Row("at_least: 0.9,", "at_least: 0.8,", "gate.pass_rate.at_least", .gateLoosened),
    Row(", confidence: 0.9", "", "gate.pass_rate.confidence", .gateLoosened),
    Row("confidence: 0.9", "confidence: 0.8", "gate.pass_rate.confidence", .gateLoosened),
    Row("0.9}\n  unsafe", "0.9, level: warn}\n  unsafe", "gate.pass_rate.level", .gateLoosened),
    Row("unsafe_acts: {at_most: 0}", "unsafe_acts: {at_most: 1}", "gate.unsafe_acts.at_most", .gateLoosened),
    Row("  unsafe_acts: {at_most: 0}\n", "", "gate.unsafe_acts.at_most", .gateLoosened),
    Row(
      "  slices: {\"tag:refund\": {pass_rate: {at_least: 0.8}}}\n", "", "gate.slices.tag:refund.pass_rate.at_least",
      .gateLoosened),
    Row(
      "pass_rate: {at_least: 0.8}", "pass_rate: {at_least: 0.7}", "gate.slices.tag:refund.pass_rate.at_least",
      .gateLoosened),
    Row("0}\n  slices", "0}\n  drills: [limits]\n  slices", "gate.drills", .narrowing, reverse: .gateLoosened),
    Row("[cases.jsonl]", "[]", "datasets", .datasetWeakened, reverse: .neutral),
  ]

  private static let control =
    "change_control: {approvers: [{name: Ada, principal: a@example.org}, {name: Bob, principal: b}], allowed_signers: keys, require: {new_action: 2}}\n"

  static let changeControl = [
    Row("cases.jsonl]\n\(control)", "cases.jsonl]\n", "change_control", .approvalChanged),
    Row(
      "principal: b}]", "principal: b}, {name: Eve, principal: e}]",
      "change_control.approvers", .approvalChanged, reverse: .approvalChanged),
    Row(
      "principal: a@example.org", "principal: e@example.org", "change_control.approvers", .approvalChanged,
      reverse: .approvalChanged),
    Row(
      "signers: keys", "signers: others", "change_control.allowed_signers", .approvalChanged,
      reverse: .approvalChanged),
    Row("new_action: 2", "new_action: 1", "change_control.require.new_action", .approvalChanged),
  ]

  /// What a table test may have to bring along so that both versions are valid.
  static let companions: [String: [(String, String)]] = [
    "stage: shadow": [("stage: bounded", "stage: shadow")],
    "on: true": [("on: false", "on: true")],
    "{type: integer, unit: USD}": [("{type: number, unit: USD}", "{type: integer, unit: USD}")],
  ]

  @Test(arguments: [actions, owners, inputs, escalations, agents, bar, changeControl].flatMap(\.self)) func row(
    _ row: Row
  ) throws {
    let controlled = [("cases.jsonl]\n", "cases.jsonl]\n\(Self.control)")]
    let ground = Self.companions[row.change.0] ?? (row.subject.hasPrefix("change_control") ? controlled : [])
    let change = row.change.1 == "[]" ? ("datasets: [cases.jsonl]\n", "") : row.change
    let old = try Workflows.changed(ground)
    let new = try Workflows.changed(ground + [change])
    expect(ChangeClassifier.changes(from: old, to: new), row.subject, row.kind)
    expect(ChangeClassifier.changes(from: new, to: old), row.subject, row.reverse)
    #expect(ChangeClassifier.changes(from: old, to: old).isEmpty)
  }

  private func expect(
    _ changes: [WorkflowChange], _ subject: String, _ kind: ChangeKind,
    at location: Testing.SourceLocation = #_sourceLocation
  ) {
    #expect(changes.allSatisfy { $0.subject == subject }, "\(changes.lines)", sourceLocation: location)
    #expect(changes.contains { $0.kind == kind }, "\(changes.lines)", sourceLocation: location)
    // Nothing beside it says that it widens where it does not.
    if !kind.widens { #expect(!changes.contains { $0.kind.widens }, "\(changes.lines)", sourceLocation: location) }
    for change in changes { #expect(change.location != nil && !change.explanation.isEmpty, sourceLocation: location) }
  }

  @Test func aChangeSaysWhatWasWrittenAndWhere() throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([("at_most: 50", "at_most: 500")]))
    let change = try #require(changes.first)
    #expect(changes.count == 1)
    #expect(change.old == #"{"above":0,"at_most":50}"#)
    #expect(change.new == #"{"above":0,"at_most":500}"#)
    #expect(change.location?.line == 17)
  }

  @Test func whatIsGoneIsShownWhereItStood() throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([("    queue: leads\n", "")]))
    #expect(changes.map(\.location?.line) == [21])
    #expect(changes.map(\.new) == [nil])
  }

  @Test func aProgramInsteadOfARecordingIsAnIntegration() throws {
    let (old, new) = (
      try Workflows.changed([]), try Workflows.changed([("{recording: other.jsonl}", "{command: [o]}")])
    )
    #expect(ChangeClassifier.changes(from: old, to: new).kinds == [.newIntegration, .newIntegration])
    #expect(ChangeClassifier.changes(from: new, to: old).kinds.contains(.widerScope))
  }

  /// A contract under which nothing is approved makes nobody an approver.
  @Test func anOwnerUnderWhomNothingIsApprovedIsNoApprover() throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([("{name: Tony}", "{name: Hoare}")]))
    #expect(changes.kinds == [.escalationChanged], "\(changes.lines)")
  }

  @Test func anOwnerWhoMayApproveIsAnApproverToo() throws {
    let changes = ChangeClassifier.changes(
      from: try Workflows.changed([]), to: try Workflows.changed([("name: Linus", "name: Dennis")]))
    #expect(changes.contains { $0.kind == .approvalChanged && $0.explanation.contains("Dennis") })
  }
}

extension [WorkflowChange] {
  /// One line for each, for messages.
  var lines: String {
    map { "\($0.kind.rawValue) \($0.subject): \($0.old ?? "-") → \($0.new ?? "-"), \($0.explanation)" }
      .joined(separator: "\n")
  }

  var kinds: [ChangeKind] { map(\.kind) }
}
