package import CaseModel

/// How errored runs count.
package enum ErrorReading: Sendable, Equatable {
  /// As what they are: in every denominator that they belong to, and never a pass.
  case asErrors
  /// As whatever would help to keep this bound: to see whether a check fails because of them, or in spite of them.
  case inFavour(of: CheckPolicy.Bound)

  /// Whether errored runs are read as hits.
  var makesHits: Bool {
    if case .inFavour(of: .atLeast) = self { true } else { false }
  }

  /// Whether what errored runs cost is left out.
  var sparesCosts: Bool {
    if case .inFavour(of: .atMost) = self { true } else { false }
  }
}
