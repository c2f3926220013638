import CaseJSON
package import CaseModel

/// Warnings about cases that a workflow can never satisfy: right in themselves, and yet they look like mistakes.
package struct CaseChecks: Sendable {
  private let workflow: Workflow
  private let actions: [String]
  private let contracts: [String]

  package init(workflow: Workflow) {
    self.workflow = workflow
    actions = workflow.actions.keys.sorted()
    contracts = workflow.escalations.keys.sorted()
  }

  package func check(_ item: Case, _ findings: inout Findings) {
    for alternative in item.expected.alternatives {
      for call in alternative.calls?.calls ?? [] { check(call, of: item, &findings) }
      if case .equals(let value)? = alternative.to, let name = value.string, workflow.escalations[name] == nil {
        findings.warning(
          "expected.escalation", "'\(name)' is no escalation of the workflow",
          hint: suggestion(for: name, among: contracts),
          at: value)
      }
    }
    for field in workflow.inputs {
      guard let value = item.input[field.name], !value.isNull, !field.accepts(value), let type = field.type else {
        continue
      }
      findings.warning(
        "input.type", "the workflow expects \(field.name) to be of type \(type.rawValue)", at: value)
    }
  }

  private func check(_ call: ExpectedCall, of item: Case, _ findings: inout Findings) {
    let place = item.expected.source["action"] ?? item.expected.source
    guard let action = workflow.actions[call.action] else {
      findings.warning(
        "expected.action", "'\(call.action)' is no action of the workflow",
        hint: suggestion(for: call.action, among: actions), at: place)
      return
    }
    if let tier = action.tier, !tier.changes {
      findings.warning(
        "expected.unchanging", "'\(call.action)' changes nothing, and only calls that change something are compared",
        at: place)
    }
  }
}
