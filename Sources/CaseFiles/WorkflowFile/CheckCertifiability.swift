import CaseModel

/// Placeholder until the judgement's arithmetic is there.
func checkCertifiability(of workflow: Workflow, _ findings: inout Findings) {}
