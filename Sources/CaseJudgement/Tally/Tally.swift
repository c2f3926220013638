package import CaseModel

/// What became of many cases, in integers only, so that any order of adding and merging gives the same numbers.
///
/// It keeps how many cases were exactly alike, and no sum that a metric wants: every metric is computed at the end, from
/// the same counts, by one rule.
package struct Tally: Sendable, Equatable {
  /// Alike in everything that counts, and of one cluster.
  package struct Key: Hashable, Sendable {
    package let cluster: ExactText?
    package let kind: CaseClass
  }

  /// What a cost belongs to; what errored runs cost is kept apart, because a check may have to look away from it.
  package struct UsageKey: Hashable, Sendable {
    package let labels: CaseLabels
    package let isError: Bool
  }

  /// How many cases there are of each kind.
  package private(set) var cases: [Key: Int] = [:]
  package private(set) var usage: [UsageKey: UsageTally] = [:]

  package init() {}

  package mutating func add(_ scored: ScoredCase) {
    let labels = CaseLabels(severity: scored.severity, tags: scored.tags, validUntil: scored.validUntil)
    let kind = CaseClass(expected: scored.expected, labels: labels, runs: scored.runs.map(\.signature))
    add(kind, cluster: scored.cluster, count: 1)
    for run in scored.runs {
      guard let spent = run.usage else { continue }
      usage[UsageKey(labels: labels, isError: run.signature.isError), default: UsageTally()].add(spent)
    }
  }

  mutating func add(_ kind: CaseClass, cluster: String?, count: Int) {
    cases[Key(cluster: cluster.map(ExactText.init), kind: kind), default: 0] += count
  }

  package mutating func merge(_ other: Tally) {
    cases.merge(other.cases, uniquingKeysWith: +)
    for (key, spent) in other.usage { usage[key, default: UsageTally()].merge(spent) }
  }

  package var caseCount: Int { cases.values.reduce(0, +) }

  /// Cases times repeats.
  package var runCount: Int { cases.reduce(0) { $0 + $1.value * $1.key.kind.runs.count } }

  /// How often each case was run; absent where there is no case, or where they do not agree.
  package var repeats: Int? {
    let counts = Set(cases.keys.lazy.map(\.kind.runs.count))
    guard counts.count == 1, let count = counts.first, count > 0 else { return nil }
    return count
  }

  /// Whether every case was run, and all of them as often: a tally of anything else supports no number.
  package var isConsistent: Bool { cases.isEmpty || repeats != nil }
}
