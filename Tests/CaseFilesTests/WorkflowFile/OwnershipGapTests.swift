import CaseJSON
import CaseModel
import Testing

@testable import CaseFiles

/// What each stage demands of who answers for a workflow, one thing taken away at a time.
@Suite struct OwnershipGapTests {
  static let person = "{name: Ada}"
  static let whole = """
    casegate: 1
    name: flow
    version: 1.0.0
    stage: STAGE
    owners:
      workflow: {name: Ada}
      system: {name: Barbara}
      exception: {name: Grace, queue: q, respond_within: 4h, severity: {critical: 15m, high: 1h}, may: [refuse, stop]}
      outcome: {name: Edsger, measure: cost}
    kill_switch: {on: false, owner: {name: Barbara}}
    review: {every: 90d, last: 2026-11-01, owner: {name: Ada}}
    rollback: {to: 0.9.0, owner: {name: Barbara}, within: 1h}
    change_control: {approvers: [{name: Niklaus, principal: n@x.example}], allowed_signers: signers}
    actions:
      reply: {tier: write, reversible: true, limits: {size: {at_most: 3}}, approval: lead}
      pay: {tier: execute, approval: lead}
    escalations:
      lead: {owner: {name: Linus}, attach: [text]}
    decide:
      - otherwise: {act: reply}
    budget: {objective: 0.9, window: 30d, volume: 1000, incidents: flow.incidents.jsonl}
    gate: {cases: {at_least: 20}, pass_rate: {at_least: 0.9}}

    """

  struct Row: CustomTestStringConvertible {
    let old: String
    let new: String
    let gap: String
    /// The stages at which it is one.
    var stages: [Stage] = Stage.allCases

    var testDescription: String { "\(gap): \(old) → \(new)" }
  }

  static let fromBounded: [Stage] = [.bounded, .trusted]

  static let rows = [
    Row(old: "  system: {name: Barbara}\n", new: "", gap: "6:3 stage.system"),
    Row(old: "queue: q, ", new: "", gap: "8:14 stage.exception", stages: fromBounded),
    Row(old: "respond_within: 4h, ", new: "", gap: "8:14 stage.exception", stages: fromBounded),
    Row(old: "severity: {critical: 15m, high: 1h}, ", new: "", gap: "8:14 stage.exception", stages: fromBounded),
    Row(old: ", may: [refuse, stop]", new: "", gap: "8:14 stage.exception", stages: fromBounded),
    Row(
      old: "kill_switch: {on: false, owner: {name: Barbara}}", new: "", gap: "4:8 stage.kill-switch",
      stages: fromBounded),
    Row(
      old: "false, owner: {name: Barbara}}", new: "false}", gap: "10:14 stage.kill-switch", stages: fromBounded),
    Row(old: ", incidents: flow.incidents.jsonl", new: "", gap: "21:9 stage.incidents", stages: fromBounded),
    Row(old: "  outcome: {name: Edsger, measure: cost}\n", new: "", gap: "6:3 stage.outcome", stages: [.trusted]),
    Row(old: ", measure: cost", new: "", gap: "9:12 stage.outcome", stages: [.trusted]),
    Row(
      old: "review: {every: 90d, last: 2026-11-01, owner: {name: Ada}}", new: "", gap: "4:8 stage.review",
      stages: [.trusted]),
    Row(old: "2026-11-01, owner: {name: Ada}", new: "2026-11-01", gap: "11:9 stage.review", stages: [.trusted]),
    Row(
      old: "rollback: {to: 0.9.0, owner: {name: Barbara}, within: 1h}", new: "", gap: "4:8 stage.rollback",
      stages: [.trusted]),
    Row(old: "0.9.0, owner: {name: Barbara}", new: "0.9.0", gap: "12:11 stage.rollback", stages: [.trusted]),
    Row(
      old: "change_control: {approvers: [{name: Niklaus, principal: n@x.example}], allowed_signers: signers}", new: "",
      gap: "4:8 stage.change-control", stages: [.trusted]),
    // Whatever the stage.
    Row(old: "system: {name: Barbara", new: "system: {name: Ops, kind: team", gap: "7:11 owner.not-a-person"),
    Row(old: "{name: Edsger", new: "{name: Acme, kind: vendor", gap: "9:12 owner.not-a-person"),
    Row(
      old: "false, owner: {name: Barbara", new: "false, owner: {name: Ops, kind: team", gap: "10:33 owner.not-a-person"),
    Row(old: "owner: {name: Ada", new: "owner: {name: Ops, kind: team", gap: "11:47 owner.not-a-person"),
    Row(
      old: "to: 0.9.0, owner: {name: Barbara", new: "to: 0.9.0, owner: {name: O, kind: team",
      gap: "12:30 owner.not-a-person"),
    Row(old: "{tier: execute, approval: lead}", new: "{tier: execute}", gap: "16:8 action.no-approver"),
    Row(old: "}}, approval: lead}", new: "}}}", gap: "15:10 action.no-escalation"),
    Row(old: "critical: 15m, high: 1h", new: "critical: 2h, high: 1h", gap: "8:68 owner.severity-order"),
    Row(old: ", attach: [text]", new: "", gap: "18:9 escalation.no-attachments"),
  ]

  private static func gaps(_ text: String) throws -> [OwnershipGap] {
    var findings = Findings()
    let workflow = WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings)
    return OwnershipGap.gaps(of: try #require(workflow, "\(findings.text)"))
  }

  private static func places(_ text: String) throws -> [String] {
    try gaps(text).map { "\($0.place.location.line):\($0.place.location.column) \($0.code)" }
  }

  @Test(arguments: Stage.allCases) func nothingIsMissingOfTheWhole(stage: Stage) throws {
    let text = Self.whole.replacing("STAGE", with: stage.rawValue)
    #expect(try Self.places(text) == [])
  }

  @Test(arguments: rows, Stage.allCases) func eachIsFoundWhereItIsDemanded(row: Row, stage: Stage) throws {
    try #require(Self.whole.contains(row.old))
    let text = Self.whole.replacing("STAGE", with: stage.rawValue).replacing(row.old, with: row.new)
    #expect(try Self.places(text) == (row.stages.contains(stage) ? [row.gap] : []))
  }

  @Test func onePersonInEveryRoleIsAGap() throws {
    let text = Self.whole.replacing("STAGE", with: "bounded")
    let alone = ["Barbara", "Grace", "Edsger"].reduce(text) { $0.replacing("{name: \($1)", with: "{name: Ada") }
    #expect(try Self.places(alone) == ["6:3 owner.one-person"])
    let two = ["Barbara", "Edsger"].reduce(text) { $0.replacing("{name: \($1)", with: "{name: Ada") }
    #expect(try Self.places(two) == [])
  }

  @Test func aWorkflowThatChangesSomethingHasSomebodyToAsk() throws {
    let text = Self.whole.replacing("STAGE", with: "shadow").replacing(
      "escalations:\n  lead: {owner: {name: Linus}, attach: [text]}\n", with: ""
    ).replacing(", approval: lead", with: "")
    #expect(
      try Self.gaps(text).map(\.code) == ["action.no-escalation", "action.no-approver", "escalation.none"])
    let reading = text.replacing("tier: write, reversible: true, limits: {size: {at_most: 3}}", with: "tier: read")
      .replacing("tier: execute", with: "tier: recommend")
    #expect(try Self.gaps(reading).isEmpty)
  }

  @Test(arguments: [
    ("respond_within: 4h", "respond_within: soon"), ("critical: 15m", "critcal: 15m"),
    ("critical: 15m", "critical: 0m"),
    ("may: [refuse, stop]", "may: [anything]"), ("may: [refuse, stop]", "may: []"), ("every: 90d, ", ""),
    ("last: 2026-11-01", "last: 2026-11-31"), ("to: 0.9.0, ", ""), ("within: 1h", "within: 1 hour"),
  ])
  func theKeysAreReadStrictly(old: String, new: String) throws {
    try #require(Self.whole.contains(old))
    let text = Self.whole.replacing("STAGE", with: "bounded").replacing(old, with: new)
    #expect(Texts.findings(text).errorCount == 1, "\(Texts.findings(text).text)")
  }

  @Test func reviewAndRollbackChangeTheWholeAndNotTheBehaviour() throws {
    let project = try Texts.project()
    let old = try #require(project.load().loaded)
    try project.write(
      try Texts.changed([("datasets:", "review: {every: 90d}\nrollback: {to: 0.9.0}\ndatasets:")]), to: "flow.yaml")
    let new = try #require(project.load().loaded)
    #expect(old.digests.whole != new.digests.whole)
    #expect(old.digests.behaviour == new.digests.behaviour)
    #expect(old.digests.bar == new.digests.bar)
  }

  @Test func theMapNamesEverybodyAndWhatIsMissing() throws {
    var findings = Findings()
    let text = Self.whole.replacing("STAGE", with: "trusted").replacing("queue: q, ", with: "")
    let workflow = WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings)
    let map = OwnershipMap(try #require(workflow))
    #expect(
      map.rows.map(\.title) == [
        "workflow owner", "system owner", "exception owner", "outcome owner", "escalation lead", "kill switch",
        "incident ledger", "change approvers", "review", "rollback",
      ])
    #expect(
      map.rows.compactMap { $0.owner?.name } == [
        "Ada", "Barbara", "Grace", "Edsger", "Linus", "Barbara", "Ada", "Barbara",
      ])
    #expect(map.rows[2].missing == ["queue"])
    #expect(map.rows[7].answersFor == ["changes are approved by Niklaus"])
    #expect(map.rows[0].answersFor == ["every act: reply, pay (irreversible)"])
    #expect(map.rows[4].answersFor.contains("approves reply, pay (irreversible)"))
    #expect(map.rows[8].answersFor == ["looks at all of it every 90d, last on 2026-11-01, again by 2027-01-30"])
    #expect(map.rows[9].answersFor == ["goes back to 0.9.0 within 1h"])
  }
}
