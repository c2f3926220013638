package import CaseModel

/// What the pairs of a comparison say about a drop.
///
/// A case passes where it passes in every repeat. With several repeats that is not the pass rate, which is the mean over
/// all runs: both are looked at, and the less favourable bound of the two is taken, so that neither may have dropped.
package struct PairedEstimate: Sendable, Equatable {
  /// Of the cases that pass in every repeat.
  package let cases: PairedDifference
  /// Of the pass rate; absent where every case was run once, because it is the same then.
  package let rate: PairedDifference?

  private var readings: [PairedDifference] { [cases] + [rate].compactMap(\.self) }

  /// The difference that both exceed with this one-sided confidence.
  package func lowerBound(confidence: Double) -> Double? {
    least(readings.map { $0.lowerBound(confidence: confidence) })
  }

  /// The difference that at least one of them stays below with this one-sided confidence.
  package func upperBound(confidence: Double) -> Double? {
    least(readings.map { $0.upperBound(confidence: confidence) })
  }

  /// The p-value against "it dropped by the margin or more": small where that is ruled out.
  package func chanceOfDrop(of margin: Double) -> Double? {
    least(readings.map { $0.statistic(aboveDropOf: margin) }).flatMap { Self.leftTail(-$0) }
  }

  /// The p-value against "it dropped by less than the margin": small where the drop is shown.
  package func chanceOfNoDrop(of margin: Double) -> Double? {
    least(readings.map { $0.statistic(aboveDropOf: margin) }).flatMap(Self.leftTail)
  }

  /// The smallest; nil where one of them is unknown.
  private func least(_ values: [Double?]) -> Double? {
    let known = values.compactMap(\.self)
    return known.count == values.count ? known.min() : nil
  }

  /// A statistic that is infinite is sure.
  private static func leftTail(_ z: Double) -> Double? {
    if z.isNaN { return nil }
    // So far out the tail is 0 or 1 to the last bit, as it is for an infinite statistic.
    return NormalDistribution.cumulative(min(1000, max(-1000, z)))
  }
}

extension ComparisonTally {
  /// - Parameters:
  ///   - slice: absent for all cases.
  ///   - copies: how many cases are copies of others, which the whole does not count twice.
  /// - Returns: nothing where there is no case, or where not all of them were run as often.
  package func estimate(_ reading: PairReading, in slice: Slice? = nil, copies: Int = 0) -> PairedEstimate? {
    let groups = pairs.filter { $0.key.labels.belong(to: slice) }
    let repeats = Set(groups.keys.lazy.flatMap { [$0.pair.baseline.runs, $0.pair.candidate.runs] })
    guard repeats.count == 1, let runs = repeats.first else { return nil }
    let cases = difference(of: groups, copies) { pair in
      let (before, after) = pair.passed(reading)
      return PairGroup(gain: (after ? 1 : 0) - (before ? 1 : 0))
    }
    guard let cases else { return nil }
    if runs == 1 { return PairedEstimate(cases: cases, rate: nil) }
    let rate = difference(of: groups, copies) { PairGroup(gain: $0.gain(reading), runs: runs) }
    return rate.map { PairedEstimate(cases: cases, rate: $0) }
  }

  private func difference(
    of groups: [Key: Int], _ copies: Int, _ group: (PairClass) -> PairGroup
  ) -> PairedDifference? {
    var singles: [PairGroup] = []
    var clusters: [ExactText: [PairGroup]] = [:]
    for (key, count) in groups {
      let one = group(key.pair)
      let all = PairGroup(gain: one.gain, runs: one.runs, count: count)
      if let cluster = key.cluster { clusters[cluster, default: []].append(all) } else { singles.append(all) }
    }
    return PairedDifference(singles: singles, clusters: Array(clusters.values), copies: copies)
  }
}
