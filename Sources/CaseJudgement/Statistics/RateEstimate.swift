/// A rate over cases that may come in clusters, and how much evidence stands behind it.
///
/// The ratio `p = H/M` of hits to trials, the case being the unit: with `n` cases, `m̄ = M/n` trials in each on average
/// and residuals `eᵢ = (hᵢ − p·mᵢ)/m̄`,
///
///     plain²     = Σ eᵢ² / (n(n−1))
///     clustered² = plain² + (Σ over clusters (Σ eᵢ)² − Σ eᵢ² of the clustered cases) / n²
///
/// Source: E. Miller, "Adding error bars to evals" (2024), arXiv:2411.00640; the ratio form, which is the same where
/// every case has as many trials: W. G. Cochran, "Sampling techniques" (1977), chapter 6.
///
/// A case without trials says nothing about the rate and is not counted. The clustered estimate is itself uncertain
/// with few clusters, and of no use with one, whose residuals cancel by definition.
package struct RateEstimate: Equatable, Sendable {
  /// Over all cases.
  package let hits: Int

  /// Over all cases, at least 1.
  package let trials: Int

  /// Hits over trials, 0…1.
  package let rate: Double

  /// Those with at least one trial.
  package let cases: Int

  /// Groups of cases that are independent of one another; a case without a cluster is one.
  package let clusters: Int

  /// As if all cases were independent, in units of the rate; nil for a single case.
  package let plainStandardError: Double?

  /// With what the cases of a cluster have in common, in units of the rate; nil for a single case.
  ///
  /// 0 where the formula turns negative, as it can when the cases of a cluster contradict each other.
  package let clusteredStandardError: Double?

  /// Clustered over plain variance; nil where the plain one is 0 or unknown.
  package let designEffect: Double?

  /// The number of independent cases that would know as much: what to give to `Wilson` as trials.
  ///
  /// `(Σ m)² / Σ m²` — the number of cases, where all have as many trials (L. Kish, "Survey sampling", 1965) — over the
  /// design effect, which is not let below 1. Where no residual says how alike the cases of a cluster are (at a rate of
  /// 0 or 1, mostly) they are taken for copies of each other: no more than the number of clusters. One cluster is 1.
  ///
  /// A first failure that only some cases of a cluster share can thus raise it: it shows that they are not copies.
  package let effectiveSampleSize: Double

  /// Hits among `effectiveSampleSize` cases at the same rate: what to give to `Wilson` as successes.
  package var effectiveSuccesses: Double { min(rate * effectiveSampleSize, effectiveSampleSize) }

  /// - Parameters:
  ///   - singles: cases that belong to no cluster.
  ///   - clusters: one array a cluster; a group's cases all belong to it.
  /// - Returns: the same bits for any order of groups and clusters, and however alike groups are split; nil without a
  ///   trial, for impossible counts, or beyond 2³² trials.
  package init?(singles: [CaseGroup], clusters: [[CaseGroup]] = []) {
    guard let sums = ResidualSums(singles: singles, clusters: clusters) else { return nil }
    hits = sums.hits
    trials = sums.trials
    rate = Double(sums.hits) / Double(sums.trials)
    cases = sums.cases
    self.clusters = sums.clusters

    let variances = Variances(sums)
    plainStandardError = variances.map { $0.plain.squareRoot() / $0.scale }
    clusteredStandardError = variances.map { $0.clustered.squareRoot() / $0.scale }
    designEffect = variances.flatMap(\.designEffect)

    let weighted = Double(sums.trials) * Double(sums.trials) / Double(sums.squaredTrials)
    effectiveSampleSize =
      if sums.clusters == 1 {
        1
      } else if let designEffect {
        weighted / max(1, designEffect)
      } else {
        min(weighted, Double(sums.clusters))
      }
  }
}

/// Both squared standard errors, multiplied by `scale²`.
private struct Variances {
  let plain: Double
  let clustered: Double
  /// `M²`.
  let scale: Double

  /// Fails for a single case.
  init?(_ sums: ResidualSums) {
    guard sums.cases > 1 else { return nil }
    plain = Double(sums.squares) * (Double(sums.cases) / Double(sums.cases - 1))
    clustered = max(0, plain + Double(sums.products))
    scale = Double(sums.trials) * Double(sums.trials)
  }

  var designEffect: Double? { plain > 0 ? clustered / plain : nil }
}
