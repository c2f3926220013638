import CaseModel

/// A check of a metric, in words.
struct CheckText {
  let policy: CheckPolicy
  let observation: Observation
  let judgement: Judgement

  var observed: String {
    observation.value.map { NumberText.text($0, besides: policy.bound.value) } ?? "undefined"
  }

  /// `≥ 0.92`, `≥ 0.92 at 0.95` with the confidence at which it must hold.
  var demanded: String {
    let bound = NumberText.exact(policy.bound.value)
    let confidence = policy.confidence.map { " at \(NumberText.exact($0))" } ?? ""
    return switch policy.bound {
    case .atLeast: "≥ \(bound)\(confidence)"
    case .atMost: "≤ \(bound)\(confidence)"
    }
  }

  func explanation(of outcome: CheckResult.Outcome) -> String {
    switch outcome {
    case .holds: "\(policy.name): \(observed)\(counts)\(reach) keeps \(sentence)"
    case .fails: "\(policy.name): \(observed)\(counts)\(reach) misses \(sentence)"
    case .undecided(let reason): "\(policy.name) \(sentence) is undecided: \(reason)"
    }
  }

  /// `≥ 0.92 at 0.95 confidence`
  private var sentence: String { policy.confidence == nil ? demanded : demanded + " confidence" }

  /// ` (183 of 200 runs)`
  private var counts: String {
    guard let found = observation.measurement, let numerator = found.numerator else { return "" }
    switch policy.metric.unit {
    case .proportion: return " (\(numerator) of \(counted(found.denominator, "run")))"
    case .share: return " (\(numerator) of \(counted(found.denominator, "case")))"
    case .count: return found.cases == found.denominator ? "" : " (in \(counted(found.denominator, "run")))"
    case .score, .milliseconds, .dollars: return ""
    }
  }

  /// `, lower bound 0.9152,`: the end of the interval that decided.
  private var reach: String {
    guard policy.confidence != nil, let decisive = judgement.decisive else { return "" }
    let text = NumberText.text(decisive, besides: policy.bound.value)
    return switch policy.bound {
    case .atLeast: ", lower bound \(text),"
    case .atMost: ", upper bound \(text),"
    }
  }
}
