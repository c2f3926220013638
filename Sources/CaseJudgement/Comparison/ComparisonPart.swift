import CaseModel

/// What the comparison of some of the cases came to; parts merge to the same whole in any order.
package struct ComparisonPart: Sendable, Equatable {
  package private(set) var tally = ComparisonTally()
  package private(set) var broken = Shortlist<PairNote>()
  package private(set) var fixed = Shortlist<PairNote>()
  /// Another outcome that scored the same.
  package private(set) var changed = Shortlist<PairNote>()
  /// Newly broken cases that may break, of which none is critical.
  package private(set) var waivedCount = 0
  /// Cases that cannot be paired.
  package private(set) var mismatches = Shortlist<PairMismatch>()
  /// The kinds of mismatches that there are, with how many there are of each.
  package private(set) var mismatchCounts: [PairMismatch.Kind: Int] = [:]

  package init() {}

  /// Adds a case with its runs in both versions, one for each repeat.
  package mutating func add(_ subject: PairSubject, baseline: [ComparedRun], candidate: [ComparedRun]) {
    guard !candidate.isEmpty, baseline.count == candidate.count else {
      add(PairMismatch(position: subject.position, caseID: subject.caseID, kind: .repeats))
      return
    }
    let isChanged = zip(baseline, candidate).contains { !$0.outcome.isSame(as: $1.outcome) }
    let pair = PairClass(
      baseline: RepeatCounts(baseline), candidate: RepeatCounts(candidate), isOutcomeChanged: isChanged)
    tally.add(
      pair, labels: CaseLabels(severity: subject.severity, tags: subject.tags), cluster: subject.cluster)
    switch pair.kind {
    case .newlyBroken:
      broken.add(PairNote(subject, baseline, candidate) { $0.passed && !$1.passed })
      if subject.isWaived, subject.severity != .critical { waivedCount += 1 }
    case .newlyFixed: fixed.add(PairNote(subject, baseline, candidate) { !$0.passed && $1.passed })
    case .stillBroken, .stillRight:
      if isChanged { changed.add(PairNote(subject, baseline, candidate) { !$0.outcome.isSame(as: $1.outcome) }) }
    case .baselineErrored, .candidateErrored, .bothErrored: break
    }
  }

  /// Takes note of a case that has no counterpart.
  package mutating func add(_ mismatch: PairMismatch) {
    mismatches.add(mismatch)
    mismatchCounts[mismatch.kind, default: 0] += 1
  }

  package mutating func merge(_ other: ComparisonPart) {
    tally.merge(other.tally)
    broken.merge(other.broken)
    fixed.merge(other.fixed)
    changed.merge(other.changed)
    waivedCount += other.waivedCount
    mismatches.merge(other.mismatches)
    mismatchCounts.merge(other.mismatchCounts, uniquingKeysWith: +)
  }
}

/// A case that is not the same case in both runs, so that nothing can be said about the change.
package struct PairMismatch: Sendable, Equatable, Comparable {
  package enum Kind: String, CaseIterable, Sendable {
    case missingInBaseline = "missing_in_baseline"
    case missingInCandidate = "missing_in_candidate"
    case otherCase = "other_case"
    case otherExpectation = "other_expectation"
    case repeats
    case unreadable
  }

  package let position: Int
  package let caseID: String
  package let kind: Kind

  package init(position: Int, caseID: String, kind: Kind) {
    self.position = position
    self.caseID = caseID
    self.kind = kind
  }

  /// In the order of the plan.
  package static func < (left: PairMismatch, right: PairMismatch) -> Bool {
    (left.position, ExactText(left.caseID)) < (right.position, ExactText(right.caseID))
  }
}

extension PairMismatch.Kind {
  /// `3 cases are not in the baseline, the first 'ZD-1'`
  func sentence(_ count: Int, first: String?) -> String {
    let cases = "\(counted(count, "case"))"
    let verb = { (one: String, many: String) in count == 1 ? one : many }
    let what =
      switch self {
      case .missingInBaseline: "\(cases) \(verb("is", "are")) not in the baseline"
      case .missingInCandidate: "\(cases) of the baseline \(verb("is", "are")) not in this run"
      case .otherCase: "\(cases) \(verb("is another", "are others")) under the same id in the baseline"
      case .otherExpectation: "\(cases) \(verb("has", "have")) another expectation in the baseline"
      case .repeats: "\(cases) \(verb("was", "were")) not run as often in the baseline"
      case .unreadable: "the rows of \(cases) in the baseline cannot be read"
      }
    return what + (first.map { count == 1 ? ": '\($0.printable)'" : ", the first '\($0.printable)'" } ?? "")
  }
}
