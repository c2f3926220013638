import CaseJudgement
import Testing

/// One way to bound a proportion, so that both are held to the same rules.
struct ProportionBounds: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let interval: @Sendable (Double, Double, Double) -> Interval?
  let lower: @Sendable (Double, Double, Double) -> Double?
  let upper: @Sendable (Double, Double, Double) -> Double?

  static let all = [wilson, clopperPearson]

  static let wilson = ProportionBounds(
    testDescription: "Wilson",
    interval: { Wilson.interval(successes: $0, trials: $1, confidence: $2) },
    lower: { Wilson.lowerBound(successes: $0, trials: $1, confidence: $2) },
    upper: { Wilson.upperBound(successes: $0, trials: $1, confidence: $2) }
  )

  static let clopperPearson = ProportionBounds(
    testDescription: "Clopper–Pearson",
    interval: { ClopperPearson.interval(successes: $0, trials: $1, confidence: $2) },
    lower: { ClopperPearson.lowerBound(successes: $0, trials: $1, confidence: $2) },
    upper: { ClopperPearson.upperBound(successes: $0, trials: $1, confidence: $2) }
  )
}
