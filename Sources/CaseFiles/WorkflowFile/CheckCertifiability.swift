import CaseJudgement
import CaseModel

/// A bar that the declared number of cases can never certify would block every version for ever.
func checkCertifiability(of workflow: Workflow, _ findings: inout Findings) {
  for check in workflow.gate.checks {
    guard let confidence = check.confidence, let source = check.source,
      case .impossible(let needed) = Certifiability(check, declaredCases: workflow.gate.casesAtLeast)
    else { continue }
    let hint = needed.map { "it takes \($0) cases without a failure; declare that many, or lower the bar" }
    findings.error(
      "gate.uncertifiable",
      "\(workflow.gate.casesAtLeast) cases can never show \(check.name) at confidence \(confidence)",
      hint: hint ?? "no number of cases shows it; change the bar", at: source)
  }
  checkRegressionCertifiability(of: workflow, &findings)
}

/// A drop that so few cases can never rule out, even where not one of them changes.
private func checkRegressionCertifiability(of workflow: Workflow, _ findings: inout Findings) {
  guard let regression = workflow.gate.regression, let drop = regression.maxDrop,
    let needed = PairedPower.fewestCases(toRuleOutDropOf: drop, confidence: regression.confidence),
    needed > workflow.gate.casesAtLeast
  else { return }
  findings.error(
    "gate.uncertifiable",
    "\(workflow.gate.casesAtLeast) cases can never rule out a drop of \(drop) at confidence \(regression.confidence)",
    hint: "it takes \(needed) cases of which none changes; declare that many, or allow a larger drop",
    at: regression.place(of: "max_drop"))
}
