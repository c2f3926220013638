/// Everything that an estimate takes from the cases, as exact integers.
///
/// Addition of integers knows no order, so any order of groups, clusters and merges gives the same bits afterwards. A
/// case's residual is kept as `hits·M − H·trials`, with `H` and `M` the totals: `M²/n` times the residual of the
/// formulas.
struct ResidualSums {
  /// Cases with at least one trial.
  let cases: Int
  /// Clusters with such a case, a case without a cluster being one of its own.
  let clusters: Int
  /// `H`.
  let hits: Int
  /// `M`.
  let trials: Int
  /// Over cases, of trials squared.
  let squaredTrials: Int128
  /// Over cases, of residuals squared.
  let squares: Int128
  /// Over clusters, of residuals multiplied with those of the other cases of the cluster; may be negative.
  let products: Int128

  /// The largest total of trials for which no sum can overflow: residuals squared are at most `M⁴/4`, below 2¹²⁷.
  static let largestTrials = 1 << 32

  /// Fails on negative counts, hits outside `0...trials`, more than `largestTrials` trials, and without any trial.
  init?(singles: [CaseGroup], clusters groups: [[CaseGroup]]) {
    var totals = Totals()
    for group in singles + groups.joined() {
      guard totals.add(group) else { return nil }
    }
    guard totals.trials > 0 else { return nil }
    var squares: Int128 = 0
    var products: Int128 = 0
    for group in singles {
      squares += totals.residual(group) * totals.residual(group) * Int128(group.count)
    }
    for cluster in groups {
      let sum = cluster.reduce(Int128(0)) { $0 + totals.residual($1) * Int128($1.count) }
      let own = cluster.reduce(Int128(0)) { $0 + totals.residual($1) * totals.residual($1) * Int128($1.count) }
      squares += own
      products += sum * sum - own
    }
    cases = Int(totals.cases)
    hits = Int(totals.hits)
    trials = Int(totals.trials)
    squaredTrials = totals.squaredTrials
    clusters = singles.reduce(0) { $0 + $1.contributing } + groups.count { $0.contains { $0.contributing > 0 } }
    self.squares = squares
    self.products = products
  }
}

private struct Totals {
  var cases: Int128 = 0
  var hits: Int128 = 0
  var trials: Int128 = 0
  var squaredTrials: Int128 = 0

  /// Whether the group is possible and the total still within bounds.
  mutating func add(_ group: CaseGroup) -> Bool {
    guard group.count >= 0, group.hits >= 0, group.hits <= group.trials else { return false }
    let more = Int128(group.trials) * Int128(group.count)
    guard more <= Int128(ResidualSums.largestTrials) - trials else { return false }
    cases += Int128(group.contributing)
    hits += Int128(group.hits) * Int128(group.count)
    trials += more
    squaredTrials += more * Int128(group.trials)
    return true
  }

  func residual(_ group: CaseGroup) -> Int128 {
    group.count == 0 ? 0 : Int128(group.hits) * trials - hits * Int128(group.trials)
  }
}

extension CaseGroup {
  /// The cases that say something about the rate: none of them when they have no trial.
  fileprivate var contributing: Int { trials > 0 ? count : 0 }
}
