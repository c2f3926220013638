import CaseModel

/// The cases of a tally, sorted for measuring: each kind once, and the clusters that really are some.
struct CountedCases: Sendable {
  struct Entry: Sendable {
    /// The position of the kind in `kinds`.
    let kind: Int
    let count: Int
  }

  private(set) var kinds: [CaseClass] = []
  /// Cases without a cluster, or alone in theirs, which is the same.
  private(set) var singles: [Entry] = []
  /// Clusters with at least two cases.
  private(set) var clusters: [[Entry]] = []

  init(_ tally: Tally) {
    var positions: [CaseClass: Int] = [:]
    var members: [ExactText: [Entry]] = [:]
    for (key, count) in tally.cases {
      let position = positions[key.kind, default: kinds.count]
      if position == kinds.count {
        positions[key.kind] = position
        kinds.append(key.kind)
      }
      let entry = Entry(kind: position, count: count)
      if let cluster = key.cluster { members[cluster, default: []].append(entry) } else { singles.append(entry) }
    }
    for entries in members.values {
      if entries.reduce(0, { $0 + $1.count }) > 1 { clusters.append(entries) } else { singles += entries }
    }
  }

  /// How many cases there are of each kind, in no order that counts.
  func forEachKind(_ body: (CaseClass, Int) -> Void) {
    for entry in singles { body(kinds[entry.kind], entry.count) }
    for entry in clusters.joined() { body(kinds[entry.kind], entry.count) }
  }

  /// The rate that the counted hits and trials of each kind make.
  ///
  /// - Parameter counts: One for each of `kinds`; a kind without trials says nothing.
  /// - Returns: nothing where there is no trial.
  func estimate(_ counts: [RateDefinition.Count]) -> RateEstimate? {
    RateEstimate(
      singles: singles.map { CaseGroup($0, counts) }, clusters: clusters.map { $0.map { CaseGroup($0, counts) } })
  }
}

extension CaseGroup {
  /// - Parameter counts: One for each kind of the counted cases.
  init(_ entry: CountedCases.Entry, _ counts: [RateDefinition.Count]) {
    self.init(hits: counts[entry.kind].hits, trials: counts[entry.kind].trials, count: entry.count)
  }
}
