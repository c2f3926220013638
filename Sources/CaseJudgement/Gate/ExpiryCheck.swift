import CaseModel

/// Gives no verdict where cases whose policy has ended make up more than half: what was right then may be wrong today.
struct ExpiryCheck: Check {
  static let name = "expired cases"

  /// - Returns: nothing where no case says until when its policy is in force.
  init?(_ report: MetricReport) {
    if !report.hasDatedCases { return nil }
  }

  func result(for run: JudgedRun) -> CheckResult {
    let share: Measurement
    switch run.report.measure(.expiredCases) {
    case .measured(let found): share = found
    case .undefined(let reason):
      return CheckResult(
        Self.name, .undecided(reason), effect: .noVerdict, observed: "unknown", demanded: "≤ 0.5",
        explanation: "\(Self.name): \(reason)")
    }
    let expired = share.numerator ?? share.denominator
    // Every copy of another case might be one of a case in force: none of them is counted as such.
    let inForce = share.cases - expired - run.facts.copies
    let holds = expired <= inForce
    return CheckResult(
      Self.name, holds ? .holds : .fails, effect: holds ? .promote : .noVerdict,
      observed: NumberText.text(share.value, besides: 0.5), demanded: "≤ 0.5",
      explanation: run.expirySentence(expired, of: share.cases)
        + (holds ? "" : ", so that they outweigh those that are in force"))
  }
}

extension JudgedRun {
  private func example(_ expired: Int) -> String {
    guard expired > 0, let first = facts.dated.entries.first else { return "" }
    let place = "\(first.file.printable):\(first.line)"
    return ", the first of them '\(first.caseID.printable)' (\(place)) after \(first.validUntil)"
  }

  /// How many cases have expired, and which did first.
  fileprivate func expirySentence(_ expired: Int, of cases: Int) -> String {
    let day = report.asOf.map { " as of \($0)" } ?? ""
    return "the policy of \(expired) of \(counted(cases, "case")) has ended\(day)\(example(expired))"
  }
}
