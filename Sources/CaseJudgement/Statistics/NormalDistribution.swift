/// Mean 0 and standard deviation 1: where the critical values of the score intervals come from.
package enum NormalDistribution {
  /// The probability of a value at most `x`: `erfc(−x/√2) / 2`.
  ///
  /// For comparing two runs: the p-value of a difference in units of its standard error.
  ///
  /// - Returns: a probability, with full relative accuracy in the left tail; nil when `x` is not finite.
  package static func cumulative(_ x: Double) -> Double? {
    guard x.isFinite else { return nil }
    return leftTail(x)
  }

  /// The value that a share `p` of the distribution lies below.
  ///
  /// Wichura's rational approximations, followed in the tails by one Halley step on `erfc`; absolute error about 1e-15.
  /// The centre takes no step: there the approximation is as exact as the type, and `cumulative(x) − p` is not.
  ///
  /// Source: M. J. Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37
  /// (1988) 477–484, routine PPND16.
  ///
  /// - Parameter p: a probability strictly between 0 and 1.
  /// - Returns: standard deviations from the mean; nil for every other `p`, since 0 and 1 have no finite quantile.
  package static func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    let offset = p - 0.5
    if offset.magnitude <= 0.425 {
      return offset * Wichura.centre(0.180625 - offset * offset)
    }
    let tail = offset < 0 ? p : 1 - p
    let distance = refined(Wichura.tail((-CMath.naturalLog(tail)).squareRoot()), tail: tail)
    return offset < 0 ? -distance : distance
  }

  private static func leftTail(_ x: Double) -> Double {
    CMath.complementaryError(-x / 2.0.squareRoot()) / 2
  }

  /// One step of Halley's method for `leftTail(−distance) = tail`; none where the density underflows.
  private static func refined(_ distance: Double, tail: Double) -> Double {
    guard tail > 1e-280 else { return distance }
    let density = CMath.exponential(-distance * distance / 2) / (2 * Double.pi).squareRoot()
    let newton = (leftTail(-distance) - tail) / density
    return distance + newton / (1 - distance * newton / 2)
  }
}
