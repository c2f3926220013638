import CaseJSON
import CaseModel

/// A declared bound on one metric.
///
/// It fails where it would still fail with every errored run counted in its favour; where only the errors make it fail,
/// more of them than allowed leave it undecided.
struct MetricCheck: Check {
  let policy: CheckPolicy

  func result(for run: JudgedRun) -> CheckResult {
    let observation = run.report.measure(policy.metric, slice: policy.slice)
    let judgement = policy.judge(observation)
    let outcome = outcome(of: judgement, in: run)
    let text = CheckText(policy: policy, observation: observation, judgement: judgement)
    var result = CheckResult(
      policy.name, outcome, effect: policy.effect(of: outcome), observed: text.observed, demanded: text.demanded,
      explanation: text.explanation(of: outcome))
    result.level = policy.level
    result.observation = observation
    result.policy = CheckPolicy.Declared(
      metric: policy.metric, slice: policy.slice, bound: policy.bound, confidence: policy.confidence,
      confidenceBound: policy.confidence == nil ? nil : judgement.decisive)
    result.location = policy.source?.location
    return result
  }

  private func outcome(of judgement: Judgement, in run: JudgedRun) -> CheckResult.Outcome {
    switch judgement {
    case .undecided(let reason): return .undecided(reason)
    case .decided(_, holds: true): return .holds
    case .decided(_, holds: false): break
    }
    guard run.hasTooManyErrors else { return .fails }
    let best = run.report.measure(policy.metric, slice: policy.slice, errors: .inFavour(of: policy.bound))
    if case .decided(_, holds: false) = policy.judge(best) { return .fails }
    return .undecided("it fails only because of the runs that ended in an error")
  }
}

/// What a bound makes of an observation.
enum Judgement: Equatable {
  /// By the value that was held against the bound: the observed one, or the end of its confidence interval.
  case decided(Double, holds: Bool)
  case undecided(String)

  var decisive: Double? {
    if case .decided(let value, _) = self { value } else { nil }
  }
}

extension CheckPolicy {
  /// `refusal.recall of tag:refund`
  package var name: String { metric.rawValue + (slice.map { " of \($0)".printable } ?? "") }

  /// Holds an observation against the bound; what is not a number holds nothing.
  func judge(_ observation: Observation) -> Judgement {
    let measurement: Measurement
    switch observation {
    case .undefined(let reason): return .undecided(reason)
    case .measured(let found): measurement = found
    }
    guard bound.value.isFinite else { return .undecided("the bound is not a number") }
    guard let value = decisiveValue(of: measurement) else {
      return .undecided("\(metric.rawValue) has no interval, so that no confidence can be said")
    }
    return .decided(value, holds: bound.isKept(by: value))
  }

  private func decisiveValue(of measurement: Measurement) -> Double? {
    guard let confidence else { return measurement.value }
    return switch bound {
    case .atLeast: measurement.lowerBound(confidence: confidence)
    case .atMost: measurement.upperBound(confidence: confidence)
    }
  }

  fileprivate func effect(of outcome: CheckResult.Outcome) -> Verdict {
    switch (outcome, level) {
    case (.holds, _), (_, .warn): .promote
    case (.fails, .block): .block
    case (.undecided, .block): .noVerdict
    }
  }
}
