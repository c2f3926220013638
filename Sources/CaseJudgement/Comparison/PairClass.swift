/// A case in two versions, as far as a comparison tells cases apart.
package struct PairClass: Hashable, Sendable {
  package let baseline: RepeatCounts
  package let candidate: RepeatCounts
  /// Whether the outcome is another one in some repeat, whatever it scored.
  package let isOutcomeChanged: Bool

  package init(baseline: RepeatCounts, candidate: RepeatCounts, isOutcomeChanged: Bool) {
    self.baseline = baseline
    self.candidate = candidate
    self.isOutcomeChanged = isOutcomeChanged
  }

  package var kind: PairKind {
    switch (baseline.state, candidate.state) {
    case (.errored, .errored): .bothErrored
    case (.errored, _): .baselineErrored
    case (_, .errored): .candidateErrored
    case (.passed, .failed): .newlyBroken
    case (.failed, .passed): .newlyFixed
    case (.failed, .failed): .stillBroken
    case (.passed, .passed): .stillRight
    }
  }

  /// Another outcome that scored the same.
  package var isChangedOnly: Bool { isOutcomeChanged && (kind == .stillBroken || kind == .stillRight) }
}

/// What became of a case from the baseline to the candidate.
package enum PairKind: String, CaseIterable, Sendable {
  case newlyBroken = "newly_broken"
  case newlyFixed = "newly_fixed"
  case stillBroken = "still_broken"
  case stillRight = "still_right"
  case baselineErrored = "baseline_errored"
  case candidateErrored = "candidate_errored"
  case bothErrored = "both_errored"
}

/// How runs that ended in an error are taken when two versions are compared.
package enum PairReading: Sendable {
  /// A case with an error on either side says nothing about a change.
  case observed
  /// The baseline's errors as passes and the candidate's as failures.
  case leastFavourable
  /// The baseline's errors as failures, and the candidate's as passes or as the failures they are counted as.
  case mostFavourable(forgivingCandidate: Bool)
}

extension PairClass {
  /// Whether the case passed before and passes now.
  func passed(_ reading: PairReading) -> (before: Bool, after: Bool) {
    switch reading {
    case .observed:
      let isKnown = baseline.state != .errored && candidate.state != .errored
      return (isKnown && baseline.state == .passed, isKnown && candidate.state == .passed)
    case .leastFavourable:
      return (baseline.isPassed(countingErrors: true), candidate.isPassed(countingErrors: false))
    case .mostFavourable(let forgiving):
      return (baseline.isPassed(countingErrors: false), candidate.isPassed(countingErrors: forgiving))
    }
  }

  /// In how many more repeats the candidate passes.
  func gain(_ reading: PairReading) -> Int {
    switch reading {
    case .observed: baseline.errors + candidate.errors > 0 ? 0 : candidate.passes - baseline.passes
    case .leastFavourable: candidate.passes(countingErrors: false) - baseline.passes(countingErrors: true)
    case .mostFavourable(let forgiving):
      candidate.passes(countingErrors: forgiving) - baseline.passes(countingErrors: false)
    }
  }
}
