import CaseEvidence
import CaseJudgement
import CaseModel
import Testing

@Suite struct ProvenanceCheckTests {
  private static func facts(_ change: (inout ProvenanceCheck.Facts) -> Void) -> ProvenanceCheck.Facts {
    var facts = ProvenanceCheck.Facts()
    facts.rulesChanged = true
    change(&facts)
    return facts
  }

  static let traps: [(name: String, facts: ProvenanceCheck.Facts)] = [
    ("dataset", facts { $0.changes = [WorkflowChange(.datasetWeakened, "datasets.x", explanation: "1 case is gone")] }),
    (
      "bar",
      facts { $0.changes = [WorkflowChange(.gateLoosened, "gate.pass_rate", old: "1", new: "0", explanation: "")] }
    ),
    ("bar", facts { $0.changes = [WorkflowChange(.widerScope, "budget.new_key", explanation: "nobody knows")] }),
    ("bar", facts { $0.barChanged = true }),
    ("ledger", facts { $0.ledger = .edited("lines of the incident ledger are gone") }),
    (
      "approvers",
      facts { $0.changes = [WorkflowChange(.approvalChanged, "change_control.approvers", explanation: "")] }
    ),
    ("recording", facts { $0.doctoredRecordings = ["classifier"] }),
    ("ci", facts { $0.ciFiles = [".github/workflows/gate.yml"] }),
  ]

  @Test(arguments: traps.indices)
  func whatJudgesMayNotChangeWithTheWorkflow(_ index: Int) {
    let (name, facts) = Self.traps[index]
    let check = ProvenanceCheck(facts)
    #expect(check.result.effect == .block)
    #expect(check.findings.map(\.code) == ["provenance.\(name)"])
    // The witness: the same as a change of its own. A recording that is another is what the workflow does.
    var alone = facts
    alone.rulesChanged = false
    #expect(ProvenanceCheck(alone).result.effect == .promote)
  }

  @Test func whatTightensMayChangeWithTheWorkflow() {
    let facts = Self.facts { facts in
      facts.barChanged = true
      facts.ledger = .grown
      facts.newRecordings = ["classifier"]
      facts.changes = [
        WorkflowChange(.narrowing, "gate.pass_rate", explanation: ""),
        WorkflowChange(.neutral, "datasets.x", explanation: ""),
        WorkflowChange(.narrowing, "change_control", explanation: ""),
        WorkflowChange(.widerScope, "actions.pay", explanation: ""),
      ]
    }
    #expect(ProvenanceCheck(facts).result.effect == .promote)
    // Seen, and no reason to block.
    #expect(ProvenanceCheck(facts).findings.map(\.code) == ["provenance.recorded-anew"])
  }

  /// A recording that was edited is what the agent does now: the bar must not move with it.
  @Test func anEditedRecordingIsAChangeOfTheWorkflow() {
    var facts = Self.facts { $0.ciFiles = ["Jenkinsfile"] }
    facts.rulesChanged = false
    facts.doctoredRecordings = ["classifier"]
    #expect(ProvenanceCheck(facts).findings.map(\.code) == ["provenance.ci"])
  }
}
