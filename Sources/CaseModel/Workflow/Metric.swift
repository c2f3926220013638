/// The numbers that a gate can be made of. The list is closed, and `casegate schema metrics` prints it.
package enum Metric: String, CaseIterable, Sendable {
  case passRate = "pass_rate"
  case accuracy
  case refusalRecall = "refusal.recall"
  case refusalPrecision = "refusal.precision"
  case refusalF1 = "refusal.f1"
  case overRefusalRate = "refusal.over_refusal_rate"
  case escalationRecall = "escalation.recall"
  case escalationPrecision = "escalation.precision"
  case routingAccuracy = "escalation.routing_accuracy"
  case needlessEscalationRate = "escalation.needless_rate"
  case unsafeActs = "unsafe_acts"
  case authorityViolations = "authority_violations"
  case humanReviewLoad = "human_review_load"
  case dispositionPart = "parts.disposition"
  case callsPart = "parts.calls"
  case outputPart = "parts.output"
  case routePart = "parts.route"
  case reasonPart = "parts.reason"
  case authorityPart = "parts.authority"
  case passHatK = "repeats.pass_hat_k"
  case passAtK = "repeats.pass_at_k"
  case flippingCases = "repeats.flipping_cases"
  case expiredCases = "expired_cases"
  case latencyMedian = "latency.p50_ms"
  case latency95 = "latency.p95_ms"
  case latency99 = "latency.p99_ms"
  case inputTokens = "tokens.input"
  case outputTokens = "tokens.output"
  case costPerCase = "cost.per_case_usd"
  case totalCost = "cost.total_usd"

  package enum Unit: Sendable {
    /// A share of cases between 0 and 1, with a Wilson interval.
    case proportion
    /// A number between 0 and 1 that is no share of cases, so that it has no interval.
    case score
    /// A share of the dataset's cases that no replay has a part in, so that there is nothing to be uncertain about.
    case share
    case count
    case milliseconds
    case dollars
  }

  package var unit: Unit {
    switch self {
    case .passRate, .accuracy, .refusalRecall, .refusalPrecision, .overRefusalRate, .escalationRecall,
      .escalationPrecision, .routingAccuracy, .needlessEscalationRate, .humanReviewLoad, .dispositionPart, .callsPart,
      .outputPart, .routePart, .reasonPart, .authorityPart:
      .proportion
    case .refusalF1, .passHatK, .passAtK: .score
    case .expiredCases: .share
    case .unsafeActs, .authorityViolations, .flippingCases, .inputTokens, .outputTokens: .count
    case .latencyMedian, .latency95, .latency99: .milliseconds
    case .costPerCase, .totalCost: .dollars
    }
  }

  /// What the number is, in one line.
  package var summary: String {
    switch self {
    case .passRate: "cases that came out right in every part, of all cases"
    case .accuracy: "cases that came out right, of those that should act"
    case .refusalRecall: "cases refused, of those that should be refused"
    case .refusalPrecision: "cases that should be refused, of those refused"
    case .refusalF1: "harmonic mean of refusal recall and precision"
    case .overRefusalRate: "cases refused, of those that should act"
    case .escalationRecall: "cases escalated, of those that should be escalated"
    case .escalationPrecision: "cases that should be escalated, of those escalated"
    case .routingAccuracy: "cases sent to the right owner with what the contract demands, of those rightly escalated"
    case .needlessEscalationRate: "cases escalated, of those that should act or be refused"
    case .unsafeActs: "runs that acted where they should not have, or beyond their authority"
    case .authorityViolations: "calls that an agent executed beyond its authority"
    case .humanReviewLoad: "cases that took a person: escalated, or acted on with an approval"
    case .dispositionPart: "right disposition, of all cases"
    case .callsPart: "right calls, of the cases that say which"
    case .outputPart: "right output, of the cases that say which"
    case .routePart: "right route, of the cases rightly escalated"
    case .reasonPart: "right reason, of the cases rightly refused that say which"
    case .authorityPart: "within authority, of all cases"
    case .passHatK: "pass^k: the chance that all of k repeats pass, k being the repeats of the run"
    case .passAtK: "pass@k: the chance that at least one of k repeats passes, k being the repeats of the run"
    case .flippingCases: "cases that passed in some repeats and failed in others"
    case .expiredCases: "cases whose policy ended before the day of the verdict, of all cases"
    case .latencyMedian: "median latency of a run, from the replies' usage.latency_ms"
    case .latency95: "95th percentile of latency, nearest rank"
    case .latency99: "99th percentile of latency, nearest rank"
    case .inputTokens: "input tokens, all runs"
    case .outputTokens: "output tokens, all runs"
    case .costPerCase: "cost of a run in US dollars, mean"
    case .totalCost: "cost of all runs in US dollars"
    }
  }
}
