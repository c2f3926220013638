/// How likely a number of successes is, as a logarithm, so that nothing becomes 0 that is only small.
enum CountLikelihood {
  /// `ln C(n,s) + s·ln p + (n−s)·ln(1−p)`: trials that know nothing of each other.
  ///
  /// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
  ///
  /// - Returns: minus infinity where it cannot be; nil for counts or a rate that are none.
  static func independent(successes: Int, trials: Int, rate: Double) -> Double? {
    guard trials > 0, successes >= 0, successes <= trials, rate >= 0, rate <= 1 else { return nil }
    let (n, hits, misses) = (Double(trials), Double(successes), Double(trials - successes))
    if rate == 0 { return successes == 0 ? 0 : -.infinity }
    if rate == 1 { return successes == trials ? 0 : -.infinity }
    if successes == 0 { return n * CMath.naturalLogOfOnePlus(-rate) }
    if successes == trials { return n * CMath.naturalLog(rate) }
    return Stirling.correction(n) - Stirling.correction(hits) - Stirling.correction(misses)
      - Stirling.deviance(hits, from: n * rate) - Stirling.deviance(misses, from: n * (1 - rate))
      - CMath.naturalLog(2 * Double.pi * hits * (misses / n)) / 2
  }

  /// `ln (C(K,s)·C(N−K,n−s) / C(N,n))`: some of a known number of things, drawn without putting any back.
  ///
  /// As three binomial likelihoods of the rate `n/N`, which cancels (Loader, as above).
  ///
  /// - Parameters:
  ///   - hits: `K`, the successes among all of them.
  ///   - population: `N`.
  static func withoutReplacement(successes: Int, trials: Int, hits: Int, population: Int) -> Double? {
    guard trials > 0, trials <= population, successes >= 0, successes <= trials, hits >= 0, hits <= population
    else { return nil }
    if successes > hits || trials - successes > population - hits { return -.infinity }
    let rate = Double(trials) / Double(population)
    guard let drawnHits = part(successes, of: hits, rate),
      let drawnMisses = part(trials - successes, of: population - hits, rate),
      let drawn = part(trials, of: population, rate)
    else { return nil }
    return drawnHits + drawnMisses - drawn
  }

  private static func part(_ count: Int, of all: Int, _ rate: Double) -> Double? {
    all == 0 ? 0 : independent(successes: count, trials: all, rate: rate)
  }
}
