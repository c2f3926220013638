/// By how much two versions differ on the same cases, and how much evidence stands behind it.
///
/// With `dᵢ` the difference of a case, −1…1, it is their mean, with the standard error `SD(d)/√n`; where cases carry
/// clusters also the clustered one. Both are those of a rate: `(dᵢ + 1)/2` lies in 0…1 and has half of each.
///
/// Source: E. Miller, "Adding error bars to evals" (2024), arXiv:2411.00640, section 4 on paired differences; see
/// `RateEstimate` for the clusters.
package struct PairedDifference: Equatable, Sendable {
  /// The cases.
  package let cases: Int
  /// What was lost, in cases: a case that passed in two of four runs fewer is one half.
  package let broken: Double
  /// What was gained, in cases.
  package let fixed: Double
  /// Gained less lost over cases, −1…1.
  package let mean: Double
  /// As if all cases were independent; nil for a single case.
  package let plainStandardError: Double?
  /// With what the cases of a cluster have in common; nil for a single case.
  package let clusteredStandardError: Double?
  /// Clustered over plain variance; nil where the plain one is 0 or unknown.
  package let designEffect: Double?
  /// Groups of cases that are independent of one another.
  package let clusters: Int
  /// The number of independent cases that would know as much.
  package let effectiveCases: Double

  /// - Parameters:
  ///   - singles: pairs that belong to no cluster.
  ///   - clusters: one array a cluster.
  ///   - copies: how many of the cases are copies of another one, and so know nothing.
  /// - Returns: the same bits for any order of groups and clusters; nil without a case or for impossible numbers.
  package init?(singles: [PairGroup], clusters: [[PairGroup]] = [], copies: Int = 0) {
    let groups = singles + clusters.joined()
    guard copies >= 0, groups.allSatisfy({ $0.runs > 0 && $0.gain.magnitude <= $0.runs.magnitude && $0.count >= 0 }),
      let runs = groups.first?.runs, groups.allSatisfy({ $0.runs == runs }),
      let estimate = RateEstimate(singles: singles.map(\.shifted), clusters: clusters.map { $0.map(\.shifted) })
    else { return nil }
    let lost = groups.reduce(0) { $0 + max(0, -$1.gain) * $1.count }
    let gained = groups.reduce(0) { $0 + max(0, $1.gain) * $1.count }
    cases = estimate.cases
    broken = Double(lost) / Double(runs)
    fixed = Double(gained) / Double(runs)
    mean = Double(gained - lost) / Double(runs) / Double(estimate.cases)
    plainStandardError = estimate.plainStandardError.map { 2 * $0 }
    clusteredStandardError = estimate.clusteredStandardError.map { 2 * $0 }
    designEffect = estimate.designEffect
    self.clusters = estimate.clusters
    effectiveCases = min(estimate.effectiveSampleSize, Double(max(1, estimate.cases - copies)))
  }

  /// The larger of the two standard errors.
  package var standardError: Double? {
    guard let plainStandardError, let clusteredStandardError else { return nil }
    return max(plainStandardError, clusteredStandardError)
  }

  /// The difference in units of its standard error; nil where that is 0 or unknown.
  package var z: Double? { standardError.flatMap { $0 > 0 ? mean / $0 : nil } }

  /// `d ± z·SE`: for comparing with what others print. Nothing is decided by it, because at a standard error of 0 it
  /// would be sure of what five cases show.
  package func wald(confidence: Double) -> DifferenceInterval? {
    guard let standardError, let level = ConfidenceLevel(confidence),
      let z = NormalDistribution.quantile(level.eachTail)
    else { return nil }
    return DifferenceInterval(lower: max(-1, mean + z * standardError), upper: min(1, mean - z * standardError))
  }

  /// What changed as if the effective cases were all there are.
  var effective: (broken: Double, fixed: Double, count: Double) {
    let share = effectiveCases / Double(cases)
    return (broken * share, fixed * share, effectiveCases)
  }

  /// Tango's one-sided lower bound on the effective number of cases.
  package func lowerBound(confidence: Double) -> Double? {
    let (broken, fixed, count) = effective
    return TangoScore.lowerBound(broken: broken, fixed: fixed, count: count, confidence: confidence)
  }

  /// Tango's one-sided upper bound on the effective number of cases.
  package func upperBound(confidence: Double) -> Double? {
    let (broken, fixed, count) = effective
    return TangoScore.upperBound(broken: broken, fixed: fixed, count: count, confidence: confidence)
  }

  /// How many standard deviations the difference lies above a drop of the margin.
  package func statistic(aboveDropOf margin: Double) -> Double? {
    let (broken, fixed, count) = effective
    return TangoScore.statistic(broken: broken, fixed: fixed, count: count, at: -margin)
  }
}
