package import CaseModel

/// Every number about a change, computed from the pairs of its cases.
package struct ComparisonReport: Sendable {
  package let baseline: BaselineIdentity
  package let part: ComparisonPart
  /// Cases with the content of another one, which know nothing more.
  package let copies: Int
  /// Why the two cannot be compared, one line each; empty where they can.
  package let refusals: [String]

  /// - Parameter refusals: what is known to differ beside the cases.
  package init(baseline: BaselineIdentity, part: ComparisonPart, copies: Int, refusals: [String] = []) {
    self.baseline = baseline
    self.part = part
    self.copies = copies
    let first = { (kind: PairMismatch.Kind) in part.mismatches.entries.first { $0.kind == kind }?.caseID }
    let mismatched = PairMismatch.Kind.allCases.compactMap { kind in
      part.mismatchCounts[kind].map { kind.sentence($0, first: first(kind)) }
    }
    let empty = part.tally.caseCount == 0 && mismatched.isEmpty && refusals.isEmpty ? ["no case was compared"] : []
    self.refusals = refusals + mismatched + empty
  }

  package var tally: ComparisonTally { part.tally }

  package var isComparable: Bool { refusals.isEmpty }

  package func estimate(_ reading: PairReading = .observed, in slice: Slice? = nil) -> PairedEstimate? {
    tally.estimate(reading, in: slice, copies: copies)
  }

  /// The smallest difference of the pass rates that so many cases, changing as often as they do, show with a power of 0.8
  /// at a two-sided confidence of 0.95.
  ///
  /// Where nothing changed, as many cases are taken to change as Wilson's upper bound leaves room for.
  package var detectableDifference: Double? {
    guard let found = estimate()?.cases else { return nil }
    let variance = found.casesVariance
    return PairedPower.detectableDifference(cases: found.effectiveCases, variance: variance)
  }

  /// The slices that occur: severities from low to critical, then tags by their bytes.
  package var slices: [Slice] {
    tally.pairs.keys.reduce(into: Set<Slice>()) { $0.formUnion($1.labels.slices) }.sorted()
  }
}

extension PairedDifference {
  /// The variance of a case's difference; where none differs, of as many as Wilson's upper bound leaves room for.
  package var casesVariance: Double {
    if let plainStandardError, plainStandardError > 0 {
      return plainStandardError * plainStandardError * Double(cases)
    }
    return Wilson.upperBound(successes: 0, trials: effectiveCases, confidence: 0.95) ?? 1
  }
}

/// What a run has for a baseline.
package enum BaselineResult: Sendable {
  /// None was asked for.
  case absent
  /// One was asked for, and there is none that a comparison could rest on.
  case unusable(named: String, reason: String)
  case compared(ComparisonReport)

  package var report: ComparisonReport? {
    if case .compared(let report) = self { report } else { nil }
  }
}
