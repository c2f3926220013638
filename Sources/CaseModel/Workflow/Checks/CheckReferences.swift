import CaseJSON

/// Whatever a workflow names has to be declared in it.
func checkReferences(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  let agents = draft.agents.map(\.name)
  let actions = draft.actions.map(\.name)
  let contracts = draft.escalations.map(\.name)
  for action in draft.actions {
    if let approval = action.approval, !contracts.contains(approval) {
      findings.error(
        "reference.escalation", "the action '\(action.name)' is approved under '\(approval)', which is not declared",
        hint: suggestion(for: approval, among: contracts), at: action.source["approval"] ?? action.source)
    }
  }
  for agent in draft.agents where agent.name == Operand.inputName {
    findings.error(
      "agent.reserved-name", "'input' means the case's input and cannot name an agent", hint: "call it something else",
      at: agent.source)
  }
  for step in draft.steps {
    for agent in step.agents where !agents.contains(agent) {
      findings.error(
        "reference.agent", "the agent '\(agent)' is not declared", hint: suggestion(for: agent, among: agents),
        at: step.place(of: "ask", "adopt"))
    }
    guard case .decide(_, let consequence) = step.kind else { continue }
    if case .act(let action?, _, _) = consequence, !actions.contains(action) {
      findings.error(
        "reference.action", "the action '\(action)' is not declared", hint: suggestion(for: action, among: actions),
        at: step.place(of: "act"))
    }
    if case .escalate(let contract, _) = consequence, !contracts.contains(contract) {
      findings.error(
        "reference.escalation", "the escalation '\(contract)' is not declared",
        hint: suggestion(for: contract, among: contracts), at: step.place(of: "escalate"))
    }
  }
  let asked = Set(draft.steps.flatMap(\.agents) + draft.judges.map(\.agent))
  for agent in draft.agents where !asked.contains(agent.name) {
    findings.warning("agent.unused", "no step asks the agent '\(agent.name)'", at: agent.source)
  }
}

extension DecisionStep {
  /// Where one of the step's keys stands, or the step itself.
  func place(of keys: String...) -> JSONValue {
    let consequence = source["otherwise"] ?? source
    return keys.lazy.compactMap { consequence[$0] }.first ?? source
  }
}
