import CaseJSON

/// A gate that nothing can fail is no gate.
func checkGate(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  guard let gate = draft.gate, !findings.hasErrors else { return }
  if gate.errorsAtMost >= gate.casesAtLeast {
    findings.error(
      "gate.errors",
      "the gate forgives \(gate.errorsAtMost) errors among \(gate.casesAtLeast) cases, which is all of them",
      hint: "forgive fewer", at: gate.source["errors"] ?? gate.source)
  }
  if gate.checks.isEmpty {
    findings.error(
      "gate.empty", "the gate has no check besides the number of cases", hint: "add pass_rate: {at_least: 0.95}",
      at: gate.source)
  } else if gate.checks.allSatisfy({ $0.level == .warn }) {
    findings.error(
      "gate.warnings-only", "every check of the gate only warns, so that nothing can block",
      hint: "remove level: warn from at least one", at: gate.source)
  }
}
