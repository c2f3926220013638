import CaseJSON
import CaseModel

/// What may be different about a case that two versions have, or that one of them has.
enum CaseDifference: CaseIterable {
  case removed, expectation, input, approvals, cluster, severityLowered, tagRemoved, expiresLater, judged
  case severityRaised, tagAdded, expiresSooner, added, remarks

  /// A case that says something else proves something else: it cannot be decided, and is taken for weaker.
  var kind: ChangeKind {
    switch self {
    case .removed, .expectation, .input, .approvals, .cluster, .severityLowered, .tagRemoved, .expiresLater, .judged:
      .datasetWeakened
    case .severityRaised, .tagAdded, .expiresSooner: .narrowing
    case .added, .remarks: .neutral
    }
  }

  /// What is true of so many cases.
  func text(_ count: Int) -> String {
    let cases = count == 1 ? "1 case" : "\(count) cases"
    let (have, are) = count == 1 ? ("has", "is") : ("have", "are")
    return switch self {
    case .removed: "\(cases) \(are) gone"
    case .expectation: "\(cases) \(have) another expectation"
    case .input: "\(cases) \(have) another input"
    case .approvals: "\(cases) \(have) other approvals"
    case .cluster: "\(cases) \(have) another cluster, which moves every interval"
    case .severityLowered: "\(cases) \(have) a lower severity"
    case .tagRemoved: "\(cases) \(have) lost a tag"
    case .judged: "\(cases) \(have) other texts that people judged, which judges are held against"
    case .expiresLater: "\(cases) \(have) a later valid_until, or none any more"
    case .severityRaised: "\(cases) \(have) a higher severity"
    case .tagAdded: "\(cases) \(have) one more tag"
    case .expiresSooner: "\(cases) \(have) an earlier valid_until, or one where there was none"
    case .added: "\(cases) \(are) new"
    case .remarks: "\(cases) \(have) another source, or another order of what they hold"
    }
  }

  /// Everything that is different between a case and the one that had its id.
  static func all(from old: Case, to new: Case) -> [CaseDifference] {
    var found: [CaseDifference] = []
    if old.expected.source != new.expected.source { found.append(.expectation) }
    if old.input != new.input { found.append(.input) }
    if old.approvals != new.approvals { found.append(.approvals) }
    if old.cluster.map(ExactText.init) != new.cluster.map(ExactText.init) { found.append(.cluster) }
    if old.source["judged"] != new.source["judged"] { found.append(.judged) }
    if new.severity < old.severity { found.append(.severityLowered) }
    if new.severity > old.severity { found.append(.severityRaised) }
    let (was, now) = (Set(old.tags.map(ExactText.init)), Set(new.tags.map(ExactText.init)))
    if !was.isSubset(of: now) { found.append(.tagRemoved) }
    if !now.isSubset(of: was) { found.append(.tagAdded) }
    // A policy that is not known to end outlasts every day.
    let (lastDay, nextLastDay) = (old.validUntil?.daysSinceEpoch ?? .max, new.validUntil?.daysSinceEpoch ?? .max)
    if nextLastDay > lastDay { found.append(.expiresLater) }
    if nextLastDay < lastDay { found.append(.expiresSooner) }
    return found.isEmpty ? [.remarks] : found
  }
}
