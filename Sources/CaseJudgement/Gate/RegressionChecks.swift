import CaseJSON
import CaseModel

/// The checks that a `regression` declares, each of them by itself.
struct RegressionChecks {
  let policy: RegressionPolicy
  let baseline: BaselineResult

  func results(for run: JudgedRun) -> [CheckResult] {
    let report: ComparisonReport
    switch baseline {
    case .absent:
      return undecided(
        because: "the gate asks for no regression, and no baseline was given (--baseline RUN, WORKFLOW or REVISION)")
    case .unusable(let name, let reason):
      return undecided(because: "there is no baseline: \(name.printable): \(reason)")
    case .compared(let found): report = found
    }
    guard report.isComparable else {
      return undecided(because: "the baseline cannot be compared with: \(report.refusals.joined(separator: "; "))")
    }
    let drops = policy.maxDrop.map {
      DropChecks(margin: $0, policy: policy, report: report).results(for: run)
    }
    return (drops ?? [])
      + policy.brokenBounds.map { BrokenCheck(bound: $0, policy: policy, report: report).result(for: run) }
  }

  /// Every declared check, without an answer: a comparison that is not there has shown nothing.
  private func undecided(because reason: String) -> [CheckResult] {
    let margin = policy.maxDrop.map { drop in
      ([nil] + policy.slices).map {
        (RegressionPolicy.dropName($0), RegressionPolicy.demanded(drop, policy.confidence), "max_drop")
      }
    }
    let broken = policy.brokenBounds.map { ($0.name, "≤ \($0.atMost)", $0.key) }
    return ((margin ?? []) + broken).map { name, demanded, key in
      policy.result(
        name, .undecided(reason), observed: "unknown", demanded: demanded,
        explanation: "\(name) is undecided: \(reason)", key: key)
    }
  }
}

extension RegressionPolicy {
  /// A bound on how many cases may break.
  struct BrokenBound {
    let key: String
    let atMost: Int
    /// Absent for all cases.
    let slice: Slice?

    var name: String { "regression.\(key)" }
  }

  var brokenBounds: [BrokenBound] {
    [
      newlyBroken.map { BrokenBound(key: "newly_broken", atMost: $0, slice: nil) },
      criticalNewlyBroken.map { BrokenBound(key: "critical_newly_broken", atMost: $0, slice: .severity(.critical)) },
    ].compactMap(\.self)
  }

  static func dropName(_ slice: Slice?) -> String {
    "regression.max_drop" + (slice.map { " of \($0)".printable } ?? "")
  }

  static func demanded(_ margin: Double, _ confidence: Double) -> String {
    "≤ \(NumberText.exact(margin)) at \(NumberText.exact(confidence))"
  }

  /// A result whose effect follows from its outcome: nothing that was not shown promotes.
  func result(
    _ name: String, _ outcome: CheckResult.Outcome, observed: String, demanded: String, explanation: String, key: String
  ) -> CheckResult {
    let effect: Verdict =
      switch outcome {
      case .holds: .promote
      case .fails: .block
      case .undecided: .noVerdict
      }
    var result = CheckResult(
      name, outcome, effect: effect, observed: observed, demanded: demanded, explanation: explanation)
    result.location = place(of: key).location
    return result
  }
}
