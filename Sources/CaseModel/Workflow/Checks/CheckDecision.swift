import CaseJSON

/// The steps of a decision have to be reachable, to end, and to read only replies that were asked for before.
func checkDecision(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  var asked: Set<String> = []
  var isDecided = false
  for step in draft.steps {
    if isDecided {
      findings.error(
        "decide.unreachable", "this step is never reached: the one before it decides every case",
        hint: "move it up, or remove it", at: step.source)
    }
    checkReads(of: step, asked, &findings)
    asked.formUnion(step.agents)
    if case .decide(nil, _) = step.kind { isDecided = true }
  }
  if !isDecided, let decide = draft.source["decide"] {
    findings.warning(
      "decide.no-otherwise", "a case that no rule matches is refused as unowned_risk",
      hint: "end with otherwise: {…} to say what should happen", at: decide)
  }
}

private func checkReads(of step: DecisionStep, _ asked: Set<String>, _ findings: inout Findings) {
  guard case .decide(let condition, let consequence) = step.kind else { return }
  let operands = (condition?.operands ?? []) + consequence.templates.flatMap(\.operands)
  for case .reply(let agent, let path) in operands {
    if !asked.contains(agent) {
      findings.error(
        "decide.not-asked", "'\(agent).\(path)' is read before '\(agent)' is asked",
        hint: suggestion(for: agent, among: [Operand.inputName] + asked.sorted()),
        at: step.source["when"] ?? step.source)
    } else if let field = path.components.first, !Reply.readableFields.contains(field) {
      findings.error(
        "decide.no-such-field", "a reply has no field '\(field)'",
        hint: suggestion(for: field, among: Reply.readableFields), at: step.source["when"] ?? step.source)
    }
  }
}

extension Reply {
  /// The fields of a reply that rules may read.
  package static let readableFields = [
    "disposition", "calls", "output", "to", "reason", "confidence", "attached", "usage", "model",
  ]
}
