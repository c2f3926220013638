package import CaseModel

/// An outcome held against what was right, part by part.
package struct Score: Hashable, Sendable {
  package let parts: PartResults
  /// How harmful it was; absent where it passed and for an error, which is a fault of the machinery.
  package let failure: FailureKind?
  /// Whether there was no disposition to score.
  package let isError: Bool
  /// The alternative of the expectation that the outcome was held against, counted from 0.
  package let alternative: Int

  package init(parts: PartResults, failure: FailureKind?, isError: Bool, alternative: Int = 0) {
    self.parts = parts
    self.failure = failure
    self.isError = isError
    self.alternative = alternative
  }

  /// Never for an error.
  package var passed: Bool { !isError && parts.passed }

  /// Whether the alternative behind this score is the one that the outcome came closer to.
  func isCloser(than other: Score) -> Bool {
    if parts.failedCount < other.parts.failedCount { return true }
    if parts.failedCount > other.parts.failedCount { return false }
    guard let failure, let otherFailure = other.failure else { return false }
    return failure > otherFailure
  }
}
