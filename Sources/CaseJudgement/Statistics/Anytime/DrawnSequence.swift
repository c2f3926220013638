/// Bounds of the number of successes in a known number of cases that are drawn in a random order, at every moment at once.
///
/// A number `K` of `N` is ruled out after `n` draws with `s` successes where `C(K,s)·C(N−K,n−s)/C(N,n) < α/(n+1)`. It is
/// what `BernoulliSequence` is for independent trials: with all numbers from 0 to `N` alike beforehand, a draw of `n` has
/// each number of successes with `1/(n+1)`, and the quotient is again a martingale. Nothing is assumed but the order.
///
/// Source: I. Waudby-Smith, A. Ramdas, "Confidence sequences for sampling without replacement" (2020),
/// arXiv:2006.04347, section 2, with a uniform prior.
package struct DrawnSequence: Sendable, Equatable {
  package let successes: Int
  package let trials: Int
  package let population: Int
  private let threshold: Double

  /// - Returns: nil for counts that cannot be, and an `alpha` outside (0, 1).
  package init?(successes: Int, trials: Int, population: Int, alpha: Double) {
    guard successes >= 0, successes <= trials, trials <= population, alpha > 0, alpha < 1 else { return nil }
    self.successes = successes
    self.trials = trials
    self.population = population
    threshold = CMath.naturalLog(alpha / (Double(trials) + 1))
  }

  /// Whether every number below this one is ruled out.
  package func isAtLeast(_ hits: Int) -> Bool {
    if hits <= successes { return true }
    return trials > 0 && hits <= population && isBeside(hits - 1, isBelow: true) && rulesOut(hits - 1)
  }

  /// Whether this number and every one above it is ruled out.
  package func isBelow(_ hits: Int) -> Bool {
    if hits > population - (trials - successes) { return true }
    return trials > 0 && hits > successes && isBeside(hits, isBelow: false) && rulesOut(hits)
  }

  /// On which side of the likeliest number another one lies: from there on, likelihoods only fall.
  private func isBeside(_ hits: Int, isBelow: Bool) -> Bool {
    let (left, right) = (Int128(hits) * Int128(trials), Int128(successes) * Int128(population))
    return isBelow ? left < right : left > right
  }

  private func rulesOut(_ hits: Int) -> Bool {
    guard
      let likelihood = CountLikelihood.withoutReplacement(
        successes: successes, trials: trials, hits: hits, population: population)
    else { return false }
    return likelihood < threshold
  }
}
