import CaseFiles
import CaseJSON
import CaseModel
import Testing

@testable import CaseRun

@Suite struct InputReadingsTests {
  private func readings(_ rules: String) throws -> InputReadings {
    let text = """
      casegate: 1
      name: flow
      version: 1.0.0
      stage: shadow
      owners: {workflow: {name: Ada}, system: {name: Grace}}
      actions: {reply: {tier: recommend, requires: [subject]}}
      decide:
      \(rules)
        - otherwise: {act: reply}
      budget: {objective: 0.9, window: 30d, volume: 1000}
      gate: {cases: {at_least: 1}, pass_rate: {at_least: 0.5}}
      """
    var findings = Findings()
    let workflow = WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings)
    return InputReadings(of: try #require(workflow, "\(findings.kept)"))
  }

  @Test func aFieldThatIsOnlySearchedIsFolded() throws {
    let readings = try readings("  - when: {input.subject: {contains: refund}}\n    refuse: policy")
    #expect(readings.foldedFields.map(\.description) == ["subject"])
    #expect(readings.topLevelNames == ["subject"])
  }

  @Test(arguments: [
    "  - when: {input.subject: {equals: Refund}}\n    refuse: policy",
    "  - when: {input.subject: {matches: Refund}}\n    refuse: policy",
    "  - when: {input.subject: {starts_with: re}}\n    act: reply\n    with: {subject: $input.subject}",
  ]) func oneExactReadingIsEnough(rule: String) throws {
    let folded = "  - when: {input.subject: {contains: refund}}\n    refuse: policy\n"
    #expect(try readings(folded + rule).foldedFields.isEmpty)
  }
}
