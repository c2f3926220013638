/// The two parts into which a binomial or beta density splits without losing digits.
///
/// Source: C. Loader, "Fast and accurate computation of binomial probabilities" (2000).
enum Stirling {
  /// How far `lnΓ(x)` lies above `(x−½)·ln x − x + ½·ln 2π`, for `x > 0`.
  ///
  /// Stirling's series from 16 on (DLMF 5.11.1), where its first omitted term is below 1e-17; the gamma function itself
  /// below that.
  static func correction(_ x: Double) -> Double {
    if x < 16 {
      let logGamma = CMath.naturalLog(CMath.gamma(x + 1)) - CMath.naturalLog(x)
      return logGamma - (x - 0.5) * CMath.naturalLog(x) + x - CMath.naturalLog(2 * Double.pi) / 2
    }
    let coefficients = [1.0 / 12, -1.0 / 360, 1.0 / 1260, -1.0 / 1680, 1.0 / 1188, -691.0 / 360_360, 1.0 / 156]
    return coefficients.reversed().reduce(0) { $0 / (x * x) + $1 } / x
  }

  /// `observed·ln(observed/expected) + expected − observed`, which is 0 where the two meet and positive elsewhere.
  ///
  /// Near that point a series replaces the formula, whose terms would cancel.
  static func deviance(_ observed: Double, from expected: Double) -> Double {
    let difference = observed - expected
    let relative = difference / (observed + expected)
    guard relative.magnitude < 0.1 else {
      return observed * logRatio(observed, expected) - difference
    }
    var power = 2 * observed * relative
    var sum = difference * relative
    for odd in stride(from: 3.0, through: 101, by: 2) {
      power *= relative * relative
      let next = sum + power / odd
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// The logarithm of a quotient that may itself be too large for the type.
  private static func logRatio(_ x: Double, _ y: Double) -> Double {
    let ratio = x / y
    return ratio.isFinite ? CMath.naturalLog(ratio) : CMath.naturalLog(x) - CMath.naturalLog(y)
  }
}
