import CaseModel
import Foundation
import Testing

/// The boundary of the shipped workflows, probed through the binary.
@Suite(.endToEnd) struct DrillTests {
  private static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func project() throws -> Project {
    let project = try Project()
    for folder in ["workflows", "datasets"] {
      try FileManager.default.copyItem(
        atPath: Self.package.appendingPathComponent(folder).path, toPath: project.path + "/" + folder)
    }
    return project
  }

  @Test(arguments: ["support-triage", "contract-redlines", "incident-response"])
  func shippedWorkflowsHold(name: String) throws {
    let ending = try project().casegate("drill", "workflows/\(name).yaml", "--json")
    #expect(ending.status == 0, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains(#""crossings": []"#))
    let text = try project().casegate("drill", "workflows/\(name).yaml")
    #expect(text.output.hasPrefix("HELD  \(name) "))
    for line in text.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
  }

  /// A fault planted in a copy of a shipped workflow, and what the drill has to say about it.
  struct Mutant: Sendable, CustomTestStringConvertible {
    let workflow: String
    let old: String
    let new: String
    let subject: String
    let demand: String

    var testDescription: String { "\(old) → \(new)" }
  }

  static let mutants = [
    // A limit off by one.
    Mutant(
      workflow: "support-triage", old: "amount: {above: 0, at_most: 50}", new: "amount: {above: 0, at_most: 51}",
      subject: "actions.issue_refund.limits.amount", demand: "must not act beyond amount"),
    // `above` for `at_least`.
    Mutant(
      workflow: "incident-response", old: "replicas: {at_least: 2}", new: "replicas: {above: 2}",
      subject: "actions.restart_service.limits.replicas", demand: "must act: restart_service"),
    // A required input that is not required any more.
    Mutant(
      workflow: "support-triage", old: "requires: [order_id, amount]", new: "requires: [amount]",
      subject: "actions.issue_refund.requires.order_id", demand: "must not act: issue_refund"),
    // An approval that nobody asks for.
    Mutant(
      workflow: "support-triage", old: "amount: {above: 0, at_most: 50}", new: "amount: {above: 0}",
      subject: "actions.issue_refund.approval", demand: "must not act: issue_refund"),
    // A kill switch that lets one action through.
    Mutant(
      workflow: "support-triage", old: "tier: write\n    reversible: true",
      new: "tier: recommend\n    reversible: true",
      subject: "kill_switch.draft_reply", demand: "must not change anything"),
    // An escalation to the wrong owner.
    Mutant(
      workflow: "support-triage", old: "approval: billing_lead", new: "approval: fraud_desk",
      subject: "actions.issue_refund.limits.amount", demand: "must escalate to billing_lead"),
  ]

  @Test(arguments: mutants) func plantedFaultsAreFound(mutant: Mutant) throws {
    let project = try project()
    let text = try project.read("workflows/\(mutant.workflow).yaml")
    #expect(text.contains(mutant.old))
    try project.write(text.replacing(mutant.old, with: mutant.new), to: "workflows/mutant.yaml")
    let ending = try project.casegate(
      "drill", "workflows/mutant.yaml", "--boundary", "workflows/\(mutant.workflow).yaml", "--json")
    #expect(ending.status == 1, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains(#""subject": "\#(mutant.subject)""#), "\(ending.output)")
    #expect(ending.output.contains(mutant.demand), "\(ending.output)")
  }

  @Test func theSmallestChangeIsShown() throws {
    let project = try project()
    let text = try project.read("workflows/support-triage.yaml")
    try project.write(text.replacing("at_most: 50}", with: "at_most: 51}"), to: "workflows/mutant.yaml")
    let ending = try project.casegate(
      "drill", "workflows/mutant.yaml", "--boundary", "workflows/support-triage.yaml", "--kind", "limits")
    #expect(ending.status == 1)
    #expect(ending.output.contains("→ 50.01: must not act beyond amount"), "\(ending.output)")
    #expect(ending.output.contains("datasets/support_triage_200.jsonl:"))
  }

  /// A workflow that adopts what an agent proposes: its arguments are moved, not the input.
  @Test func argumentsOfAnAdoptedReplyAreProbed() throws {
    let project = try Project()
    var fixture = Fixture(changes: [
      ("  - otherwise: {act: reply}", "  - otherwise: {adopt: classifier}"),
      ("  - when: {classifier.output.label: pay}\n    act: pay\n    with: {amount: $input.amount}\n", ""),
    ])
    fixture.recording = (0..<20).map { index in
      let label = ["please", "please", "spam", "angry"][index % 4]
      return
        #"{"case":"c\#(index)","repeat":1,"agent":"classifier","reply":{"output":{"label":"\#(label)"},"calls":[{"action":"pay","arguments":{"amount":40}}]}}"#
    }
    try fixture.write(to: project)
    #expect(try project.casegate("drill", "flow.yaml", "--kind", "limits").status == 0)
    try project.write(fixture.workflow.replacing("at_most: 50", with: "at_most: 60"), to: "mutant.yaml")
    let ending = try project.casegate("drill", "mutant.yaml", "--boundary", "flow.yaml", "--kind", "limits")
    #expect(ending.status == 1, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("classifier's amount 40 → 50.01: must not act beyond amount"), "\(ending.output)")
  }

  /// A rule that takes silence for consent.
  @Test func anActOnAnEmptyReplyIsFound() throws {
    let project = try Project()
    var fixture = Fixture(changes: [
      (
        "  - when: {classifier.output.label: spam}",
        "  - when: {classifier.output.label: {exists: false}}\n    act: reply\n  - when: {classifier.output.label: spam}"
      )
    ])
    try fixture.write(to: project)
    let ending = try project.casegate("drill", "flow.yaml", "--kind", "agents")
    #expect(ending.status == 1, "\(ending.output)\(ending.errors)")
    #expect(ending.output.contains("classifier answers nothing: must end in an error or an escalation"))
    fixture.changes = []
    try fixture.write(to: project)
    #expect(try project.casegate("drill", "flow.yaml", "--kind", "agents").status == 0)
  }

  @Test func whatCannotBeProbedIsNoSuccess() throws {
    let project = try Project()
    try Fixture().write(to: project)
    let ending = try project.casegate("drill", "flow.yaml", "--kind", "limits")
    #expect(ending.status == 2)
    #expect(ending.output.contains("nothing to probe"))
    #expect(try project.casegate("drill", "flow.yaml", "--kind", "limit").status == 64)
    #expect(try project.casegate("drill", "nothing.yaml").status == 65)
  }

  /// What a rule is called decides nothing, so that a new name must not hide what crossed the boundary.
  @Test func aRenamedRuleHidesNothing() throws {
    let project = try project()
    let text = try project.read("workflows/support-triage.yaml").replacing("at_most: 50}", with: "at_most: 500}")
    #expect(text.contains("    act: issue_refund\n"))
    let renamed = text.replacing("    act: issue_refund\n", with: "    rule: another name\n    act: issue_refund\n")
    try project.write(renamed, to: "workflows/mutant.yaml")
    let ending = try project.casegate(
      "drill", "workflows/mutant.yaml", "--boundary", "workflows/support-triage.yaml", "--kind", "limits")
    #expect(ending.status == 1, "\(ending.output)\(ending.errors)")
    let other = try project.casegate(
      "drill", "workflows/mutant.yaml", "--boundary", "workflows/contract-redlines.yaml")
    #expect(other.status == 65, "\(other.output)\(other.errors)")
  }
}
