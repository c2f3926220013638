import CaseJSON
package import CaseModel

/// Whether a judge can be believed: that it is held against people, agrees with them, and fails what is known to be bad.
///
/// A judge that falls short says nothing about the version that it judges, so that there is no verdict rather than a
/// block.
package struct JudgeChecks {
  private let report: JudgeReport
  private let policy: JudgePolicy?
  private let stage: Stage

  /// - Parameter policy: what the gate demands; absent where it says nothing.
  package init(_ report: JudgeReport, policy: JudgePolicy?, stage: Stage) {
    self.report = report
    self.policy = policy
    self.stage = stage
  }

  package var results: [CheckResult] { [calibration, canaries, kappa].compactMap(\.self) }

  /// Missing or stale verdicts of people: only where nothing can happen without a person is that no more than a warning.
  private var calibration: CheckResult {
    let name = "calibration of \(report.judge.printable)"
    let stale = report.stale > 0 ? ", \(report.stale) for another rubric" : ""
    let observed = "\(counted(report.verdicts, "verdict"))\(stale)"
    if report.models.count > 1 {
      let models = report.models.sorted().map(\.printable).shortened()
      let reason = "\(report.judge.printable) answered as more than one model: \(models)"
      return CheckResult(
        name, .undecided(reason), effect: .noVerdict, observed: observed, demanded: "≥ 1, none stale",
        explanation: reason)
    }
    if report.verdicts > 0, report.stale == 0 {
      return CheckResult(
        name, .holds, effect: .promote, observed: observed, demanded: "≥ 1, none stale",
        explanation: "\(report.judge.printable) was held against \(counted(report.verdicts, "verdict")) of people")
    }
    let reason =
      report.verdicts == 0 && report.stale == 0
      ? "the judge \(report.judge.printable) was held against no verdict of people"
      : "\(counted(report.stale, "verdict")) of people on texts of \(report.judge.printable)"
        + " \(report.stale == 1 ? "is" : "are") for another rubric"
    let onlyWarns = stage == .shadow && policy == nil
    var result = CheckResult(
      name, .undecided(reason), effect: onlyWarns ? .promote : .noVerdict, observed: observed,
      demanded: "≥ 1, none stale", explanation: reason)
    if onlyWarns { result.level = .warn }
    return result
  }

  /// Always on: what is known to be bad must not pass.
  private var canaries: CheckResult? {
    let demandsThem = policy?.demandsCanaries ?? false
    if report.canaries == 0, !demandsThem { return nil }
    let most = policy?.canariesAtMost ?? 0
    let passed = report.passedCanaries.count
    let name = "canaries of \(report.judge.printable)"
    let what = "\(passed) of \(report.canaries) \(report.canaries == 1 ? "canary" : "canaries")"
    let outcome: CheckResult.Outcome
    let explanation: String
    if report.canaries == 0 {
      let reason = "there is no text that \(report.judge.printable) must fail"
      (outcome, explanation) = (.undecided(reason), reason)
    } else if passed <= most {
      (outcome, explanation) = (.holds, "\(report.judge.printable) let \(what) pass, \(most) may")
    } else {
      let names = report.passedCanaries.map(\.printable).shortened()
      (outcome, explanation) = (.fails, "\(report.judge.printable) let \(what) pass, only \(most) may: \(names)")
    }
    return result(name, outcome, observed: "\(passed)", demanded: "≤ \(most)", explanation, key: "canaries")
  }

  private var kappa: CheckResult? {
    guard let policy, let bar = policy.kappa else { return nil }
    let name = "kappa of \(report.judge.printable)"
    let demanded = "≥ \(NumberText.exact(bar))" + (policy.confidence.map { " at \(NumberText.exact($0))" } ?? "")
    guard report.verdicts >= policy.verdictsAtLeast else {
      let reason =
        "\(counted(report.verdicts, "verdict")) of people, and κ is believed from \(policy.verdictsAtLeast) on"
      return result(
        name, .undecided(reason), observed: "unknown", demanded: demanded, "\(name) is undecided: \(reason)",
        key: "kappa")
    }
    guard let kappa = report.kappa else {
      let reason = "people and judge say the same of every text, so that κ is 0/0"
      return result(
        name, .undecided(reason), observed: "undefined", demanded: demanded, "\(name) is undecided: \(reason)",
        key: "kappa")
    }
    let decisive = policy.confidence.map { kappa.lowerBound(confidence: $0) ?? -.infinity } ?? kappa.value
    let holds = decisive >= bar
    let bound = policy.confidence == nil ? "" : ", lower bound \(NumberText.text(decisive, besides: bar)),"
    let value = NumberText.text(kappa.value, besides: bar)
    return result(
      name, holds ? .holds : .fails, observed: value, demanded: demanded,
      "\(name): \(value)\(bound) \(holds ? "keeps" : "misses") \(demanded)\(holds ? "" : ", so that its scores say nothing")",
      key: "kappa")
  }

  private func result(
    _ name: String, _ outcome: CheckResult.Outcome, observed: String, demanded: String, _ explanation: String,
    key: String
  ) -> CheckResult {
    var result = CheckResult(
      name, outcome, effect: outcome == .holds ? .promote : .noVerdict, observed: observed, demanded: demanded,
      explanation: explanation)
    if let policy { result.location = policy.source[key]?.location }
    return result
  }
}
