import CaseModel

extension Metric {
  /// The expectations of the cases that the rate is about, where those alone say it: then it is known before anything
  /// ran how many there are. Absent for every other number.
  var rowsOfTrials: Set<ExpectedRow>? {
    switch self {
    case .passRate, .humanReviewLoad, .dispositionPart, .authorityPart: Set(ExpectedRow.allCases)
    case .accuracy, .overRefusalRate: [.act]
    case .refusalRecall: [.refuse]
    case .escalationRecall: [.escalate]
    case .needlessEscalationRate: [.act, .refuse]
    // Which cases these are about depends on what the version did.
    case .refusalPrecision, .escalationPrecision, .routingAccuracy, .callsPart, .outputPart, .routePart, .reasonPart:
      nil
    case .refusalF1, .unsafeActs, .authorityViolations, .passHatK, .passAtK, .flippingCases, .latencyMedian, .latency95,
      .latency99, .inputTokens, .outputTokens, .costPerCase, .totalCost, .expiredCases:
      nil
    }
  }

  /// Whether the number is a sum over runs to which another run can only add.
  var onlyGrows: Bool {
    switch self {
    case .unsafeActs, .authorityViolations, .flippingCases, .inputTokens, .outputTokens, .totalCost: true
    case .passRate, .accuracy, .refusalRecall, .refusalPrecision, .refusalF1, .overRefusalRate, .escalationRecall,
      .escalationPrecision, .routingAccuracy, .needlessEscalationRate, .humanReviewLoad, .dispositionPart, .callsPart,
      .outputPart, .routePart, .reasonPart, .authorityPart, .passHatK, .passAtK, .latencyMedian, .latency95,
      .latency99, .costPerCase, .expiredCases:
      false
    }
  }
}
