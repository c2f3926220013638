/// Bounds of a rate that hold at every moment at once, so that somebody may look after each trial and stop when it suits.
///
/// A rate `p` is ruled out after `n` trials with `s` successes where `C(n,s)·p^s·(1−p)^(n−s) < α/(n+1)`. The true rate is
/// ever ruled out with a probability of at most `α`, however often and whenever somebody looks: under `p`, the quotient
/// of the uniform mixture `1/(n+1)` and that likelihood is a martingale that begins with 1.
///
/// Source: H. Robbins, "Statistical methods related to the law of the iterated logarithm", Annals of Mathematical
/// Statistics 41 (1970) 1397–1409; in this form arXiv:1611.01675.
///
/// The trials have to be independent and of one rate.
package struct BernoulliSequence: Sendable, Equatable {
  package let successes: Int
  package let trials: Int
  /// `ln (α/(n+1))`
  private let threshold: Double

  /// - Returns: nil for counts that cannot be, and an `alpha` outside (0, 1).
  package init?(successes: Int, trials: Int, alpha: Double) {
    guard successes >= 0, successes <= trials, alpha > 0, alpha < 1 else { return nil }
    self.successes = successes
    self.trials = trials
    threshold = CMath.naturalLog(alpha / (Double(trials) + 1))
  }

  /// Whether every rate below this one is ruled out.
  package func isAtLeast(_ rate: Double) -> Bool {
    trials > 0 && Double(successes) > rate * Double(trials) && rulesOut(rate)
  }

  /// Whether this rate and every one above it is ruled out.
  package func isBelow(_ rate: Double) -> Bool {
    trials > 0 && Double(successes) < rate * Double(trials) && rulesOut(rate)
  }

  /// The rates that are not ruled out: 0 to 1 before the first trial.
  package var interval: Interval? {
    guard trials > 0 else { return Interval(lower: 0, upper: 1) }
    let observed = Double(successes) / Double(trials)
    let lower = rulesOut(0) ? boundary(from: 0, to: observed) : 0
    let upper = rulesOut(1) ? boundary(from: 1, to: observed) : 1
    return Interval(lower: lower, upper: upper)
  }

  /// Asks for what must be true, so that what is not a number rules out nothing.
  private func rulesOut(_ rate: Double) -> Bool {
    guard let likelihood = CountLikelihood.independent(successes: successes, trials: trials, rate: rate) else {
      return false
    }
    return likelihood < threshold
  }

  /// Bisection between a rate that is ruled out and one that is not, to the last bit; the one that is ruled out.
  private func boundary(from outside: Double, to inside: Double) -> Double {
    var (outside, inside) = (outside, inside)
    while true {
      let middle = outside + (inside - outside) / 2
      if middle == outside || middle == inside { return outside }
      if rulesOut(middle) { outside = middle } else { inside = middle }
    }
  }
}
