package import CaseModel

/// What became of many cases from one version to another, in integers only, so that any order of adding and merging
/// gives the same numbers.
package struct ComparisonTally: Sendable, Equatable {
  /// Alike in everything that a comparison counts, and of one cluster.
  package struct Key: Hashable, Sendable {
    package let cluster: ExactText?
    package let labels: CaseLabels
    package let pair: PairClass
  }

  /// How many cases there are of each kind.
  package private(set) var pairs: [Key: Int] = [:]

  package init() {}

  package mutating func add(_ pair: PairClass, labels: CaseLabels, cluster: String?, count: Int = 1) {
    pairs[Key(cluster: cluster.map(ExactText.init), labels: labels, pair: pair), default: 0] += count
  }

  package mutating func merge(_ other: ComparisonTally) { pairs.merge(other.pairs, uniquingKeysWith: +) }

  package var caseCount: Int { pairs.values.reduce(0, +) }

  /// How many pairs there are of each kind; those that do not occur are absent.
  ///
  /// - Parameter slice: absent for all cases.
  package func counts(in slice: Slice? = nil) -> [PairKind: Int] {
    count(in: slice) { $0.kind }
  }

  /// How many cases came out differently and scored the same.
  package var changedOnly: Int { count(in: nil) { $0.isChangedOnly }[true] ?? 0 }

  /// How many cases that passed do not pass any more.
  package func broken(_ reading: PairReading, in slice: Slice?) -> Int {
    count(in: slice) { pair in
      let (before, after) = pair.passed(reading)
      return before && !after
    }[true] ?? 0
  }

  private func count<Kind: Hashable>(in slice: Slice?, by classify: (PairClass) -> Kind) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    for (key, count) in pairs where key.labels.belong(to: slice) { counts[classify(key.pair), default: 0] += count }
    return counts
  }
}
