extension Beta {
  /// The value that a share `p` of the distribution lies below: the inverse of `regularized` in `x`.
  ///
  /// Halley's method inside a bracket that every step narrows; a step that would leave the bracket halves it instead.
  /// Absolute error below 1e-13 for shapes up to ten thousand and 1e-11 up to `largestShape`; below 2e-308 it gives 0.
  ///
  /// - Parameters:
  ///   - p: 0…1.
  ///   - a: the first shape, finite and not negative. At 0 the result is 0, where all of the distribution lies.
  ///   - b: the second shape, finite and not negative. At 0 the result is 1.
  /// - Returns: 0…1; nil outside these domains, when both shapes are 0, or one is above `largestShape`.
  package static func inverse(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    guard p >= 0, p <= 1, areShapes(a, b) else { return nil }
    if a == 0 || b == 0 { return a == 0 ? 0 : 1 }
    if p == 0 || p == 1 { return p }
    if b == 1 { return CMath.exponential(CMath.naturalLog(p) / a) }
    if a == 1 { return -CMath.exponentialMinusOne(CMath.naturalLogOfOnePlus(-p) / b) }
    return bracketed(p, a, b)
  }

  /// As many rounds as halving alone may need to reach the smallest positive number.
  private static let rounds = 1100

  private static func bracketed(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    var low = 0.0
    var high = 1.0
    var x = a / (a + b)
    for _ in 0..<rounds {
      guard let share = regularized(x, a, b) else { return nil }
      if share < p { low = x } else { high = x }
      if high < .leastNormalMagnitude { return 0 }
      let step = halleyStep(excess: share - p, x, a, b)
      if step.magnitude <= x.ulp { return x }
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return x }
      let target = x - step
      x = target > low && target < high ? target : middle
    }
    return nil
  }

  /// How much to take off `x`; not a number where the density underflows, which the bracket turns into a halving.
  ///
  /// Far from the solution the second derivative would shorten the step to a crawl; it may at most halve or double it.
  private static func halleyStep(excess: Double, _ x: Double, _ a: Double, _ b: Double) -> Double {
    let density = kernel(x, a, b) / (x * (1 - x))
    let newton = excess / density
    let curvature = (a - 1) / x - (b - 1) / (1 - x)
    return newton / min(2, max(0.5, 1 - newton * curvature / 2))
  }
}
