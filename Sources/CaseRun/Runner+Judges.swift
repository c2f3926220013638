import CaseFiles
import CaseJudgement
import CaseModel

// What is known of judges before they are believed.
extension Runner {
  /// Asks the judges about texts that people have judged; nobody where there is no judge.
  mutating func calibrate() async throws(RunFailure) {
    guard
      let calibration = CalibrationRun(
        plan.loaded, agents: context.agents, requestsInFlight: context.requestsInFlight)
    else { return }
    var findings = Findings()
    if let reports = await calibration.reports(plan.datasets.map(\.file), &findings) {
      plan.judges = reports
      plan.settledChecks += calibration.checks(reports)
    } else if findings.hasErrors {
      throw .invalid(findings)
    }
  }
}
