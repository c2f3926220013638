import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel

/// Any bytes are a workflow or findings, and a value that YAML was read into is one that JSON can hold.
func fuzzWorkflow(_ bytes: [UInt8]) {
  var findings = Findings()
  let value = YAMLReader.read(bytes, name: "workflow.yaml", &findings)
  precondition(value != nil || findings.hasErrors, "a file that cannot be read has an error")
  check(findings)
  if let value, !findings.hasErrors {
    let (again, faults) = JSONScanner.scan(Array(value.canonicalText.utf8))
    precondition(faults.isEmpty && again?.root == value, "what YAML holds can be written and read again")
  }

  var ofWorkflow = Findings()
  let workflow = WorkflowLoader.check(bytes, name: "workflow.yaml", &ofWorkflow)
  check(ofWorkflow)
  precondition(workflow != nil || ofWorkflow.hasErrors, "what is no workflow has an error")
  precondition(!findings.hasErrors || ofWorkflow.hasErrors, "an error of the text is one of the workflow")
  for check in workflow?.gate.checks ?? [] {
    _ = Certifiability(check, declaredCases: workflow?.gate.casesAtLeast ?? 0)
  }
}

private func check(_ findings: Findings) {
  for finding in findings.kept {
    precondition(!finding.code.isEmpty && !finding.message.isEmpty && finding.hint != "", "a finding says something")
    if let location = finding.location { precondition(location.line >= 1 && location.column >= 1, "\(location)") }
  }
}
