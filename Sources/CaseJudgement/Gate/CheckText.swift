import CaseModel

/// A check of a metric, in words.
struct CheckText {
  let policy: CheckPolicy
  let observation: Observation
  let judgement: Judgement

  var observed: String {
    observation.value.map { NumberText.text($0, besides: policy.bound.value) } ?? "undefined"
  }

  var demanded: String {
    let bound = NumberText.exact(policy.bound.value)
    let confidence = policy.confidence.map { " at \(Self.percent($0)) confidence" } ?? ""
    return switch policy.bound {
    case .atLeast: "≥ \(bound)\(confidence)"
    case .atMost: "≤ \(bound)\(confidence)"
    }
  }

  func explanation(of outcome: CheckResult.Outcome) -> String {
    switch outcome {
    case .holds: "\(policy.name): \(observed)\(counts)\(reach) keeps \(demanded)"
    case .fails: "\(policy.name): \(observed)\(counts)\(reach) misses \(demanded)"
    case .undecided(let reason): "\(policy.name) \(demanded) is undecided: \(reason)"
    }
  }

  /// ` (183 of 200 runs)`
  private var counts: String {
    guard let found = observation.measurement, let numerator = found.numerator else { return "" }
    switch policy.metric.unit {
    case .proportion: return " (\(numerator) of \(counted(found.denominator, "run")))"
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

  private static func percent(_ share: Double) -> String { NumberText.text(share * 100, decimals: 3) + " %" }
}
