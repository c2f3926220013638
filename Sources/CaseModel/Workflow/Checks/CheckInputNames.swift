import CaseJSON

/// Input fields that a workflow reads have to be among those that it declares, where it declares any.
func checkInputNames(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  guard let inputs = draft.inputs else { return }
  let known = inputs.map(\.name)
  for action in draft.actions {
    for requirement in action.requires {
      check(requirement.path, known, at: action.source["requires"] ?? action.source, &findings)
    }
  }
  for contract in draft.escalations {
    for requirement in contract.attach {
      check(requirement.path, known, at: contract.source["attach"] ?? contract.source, &findings)
    }
  }
  for step in draft.steps {
    guard case .decide(let condition, let consequence) = step.kind else { continue }
    let operands = (condition?.operands ?? []) + consequence.templates.flatMap(\.operands)
    for case .input(let path) in operands { check(path, known, at: step.source, &findings) }
  }
  checkLimits(draft, known, &findings)
}

/// A limit on something that is neither an argument of the action nor an input field is always exceeded.
private func checkLimits(_ draft: UncheckedWorkflow, _ known: [String], _ findings: inout Findings) {
  for action in draft.actions {
    let arguments = draft.steps.flatMap { step -> [String] in
      guard case .decide(_, .act(action.name, .object(let fields)?, _)) = step.kind else { return [] }
      return fields.map(\.name)
    }
    let adopts = draft.steps.contains { if case .decide(_, .adopt) = $0.kind { true } else { false } }
    for limit in action.limits where !adopts && !arguments.contains(limit.path.components[0]) {
      check(limit.path, known + arguments, at: action.source["limits"] ?? action.source, &findings)
    }
  }
}

private func check(_ path: JSONPath, _ known: [String], at place: JSONValue, _ findings: inout Findings) {
  guard let name = path.components.first, !known.contains(name) else { return }
  findings.error(
    "reference.input", "the input field '\(name)' is not declared", hint: suggestion(for: name, among: known),
    at: place)
}
