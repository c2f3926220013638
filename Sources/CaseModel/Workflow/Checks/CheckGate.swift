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
  if let regression = gate.regression { checkRegression(regression, casesAtLeast: gate.casesAtLeast, &findings) }
}

/// A permission for as many broken cases as there have to be permits everything.
private func checkRegression(_ regression: RegressionPolicy, casesAtLeast: Int, _ findings: inout Findings) {
  for (key, count) in [
    ("newly_broken", regression.newlyBroken), ("critical_newly_broken", regression.criticalNewlyBroken),
  ] {
    guard let count, count >= casesAtLeast else { continue }
    findings.error(
      "gate.vacuous", "the gate lets \(count) cases break among \(casesAtLeast), which is all of them",
      hint: "let fewer break", at: regression.place(of: key))
  }
}
