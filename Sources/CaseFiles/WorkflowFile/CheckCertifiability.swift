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
}
