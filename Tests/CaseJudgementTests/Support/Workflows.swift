import CaseFiles
import CaseModel
import Testing

/// Checked workflows from the text that people would write.
enum Workflows {
  /// A workflow that has something in every area; tests change one thing.
  static let full = """
    casegate: 1
    name: flow
    version: 1.0.0
    summary: Answers.
    stage: bounded
    owners:
      workflow: {name: Ada, title: Head, contact: ada@example.org}
      system: {name: Edsger}
      exception: {name: Grace}
      outcome: {name: Donald, measure: cost}
    kill_switch: {on: false, owner: {name: Edsger}}
    input:
      text: {type: string, required: true}
      amount: {type: number, unit: USD}
    actions:
      reply: {tier: write, reversible: true}
      pay: {tier: execute, requires: [amount], limits: {amount: {above: 0, at_most: 50}}, approval: lead}
      close: {tier: execute, approval: lead}
    escalations:
      lead:
        owner: {name: Linus}
        approvers: [Barbara, Radia]
        queue: leads
        respond_within: 30m
        attach: [text, amount]
        severity: high
      desk: {owner: {name: Tony}}
    agents:
      r: {command: [python3, r.py], files: [r.py], env: [KEY], timeout: 30s, in_flight: 2}
      other: {recording: other.jsonl}
    decide:
      - when: {input.text: {contains_any: [sue, lawyer]}}
        rule: law
        escalate: lead
      - ask: r
      - ask: other
      - when: {r.confidence: {below: 0.6}}
        rule: floor
        escalate: desk
      - when: {r.output.label: spam}
        rule: spam
        refuse: out_of_scope
      - when: {r.output.label: pay}
        rule: pay
        act: pay
        with: {amount: $input.amount}
      - otherwise: {act: reply, output: {label: $r.output.label}}
    budget:
      objective: 0.9
      window: 30d
      volume: 1000
      weights: {unsafe_act: 10}
      incidents: flow.incidents.jsonl
    gate:
      cases: {at_least: 20}
      errors: {at_most: 1}
      pass_rate: {at_least: 0.9, confidence: 0.9}
      unsafe_acts: {at_most: 0}
      slices: {"tag:refund": {pass_rate: {at_least: 0.8}}}
    datasets: [cases.jsonl]

    """

  /// The full workflow with each change made; one that finds nothing to change is a mistake of the test.
  static func changed(
    _ changes: [(String, String)], sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Workflow {
    let text = try changes.reduce(full) { text, change in
      try #require(text.contains(change.0), "there is no '\(change.0)' to change", sourceLocation: sourceLocation)
      return text.replacing(change.0, with: change.1)
    }
    return try checked(text, sourceLocation: sourceLocation)
  }

  /// A workflow with nothing but a decision, which may ask `r`.
  static func workflow(
    decide: String, extra: String = "", sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Workflow {
    try checked(
      """
      casegate: 1
      name: flow
      version: 1.0.0
      stage: trusted
      owners: {workflow: {name: Ada}, exception: {name: Grace}}
      actions:
        reply: {tier: write, reversible: true}
        pay: {tier: write, reversible: true}
      escalations:
        lead: {owner: {name: Linus}}
        desk: {owner: {name: Tony}}
      agents: {r: {command: [r]}, s: {command: [s]}}
      decide:
      \(decide.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      budget: {objective: 0.9, window: 30d, volume: 1000}
      gate: {cases: {at_least: 1}, pass_rate: {at_least: 0.5}}
      \(extra)
      """, sourceLocation: sourceLocation)
  }

  static func checked(
    _ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Workflow {
    var findings = Findings()
    let workflow = WorkflowLoader.check(Array(text.utf8), name: "flow.yaml", &findings)
    return try #require(
      workflow, "\(findings.kept.map { "\($0.code): \($0.message)" })\n\(text)", sourceLocation: sourceLocation)
  }
}
