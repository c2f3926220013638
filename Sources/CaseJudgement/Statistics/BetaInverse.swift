extension Beta {
  /// The value that a share `p` of the distribution lies below: the inverse of `regularized` in `x`.
  ///
  /// Halley's method inside a bracket that every step narrows; a step that would leave the bracket halves it instead.
  /// Absolute error about 1e-15 for small shapes and 1e-13 for shapes of a million.
  ///
  /// - Parameters:
  ///   - p: 0…1.
  ///   - a: the first shape, finite and not negative. At 0 the result is 0, where all of the distribution lies.
  ///   - b: the second shape, finite and not negative. At 0 the result is 1.
  /// - Returns: 0…1; nil outside these domains, when both shapes are 0, or when `regularized` does not converge.
  package static func inverse(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    guard p >= 0, p <= 1, a >= 0, b >= 0, a.isFinite, b.isFinite, a > 0 || b > 0 else { return nil }
    if a == 0 || b == 0 { return a == 0 ? 0 : 1 }
    if p == 0 || p == 1 { return p }
    if b == 1 { return CMath.exponential(CMath.naturalLog(p) / a) }
    if a == 1 { return -CMath.exponentialMinusOne(CMath.naturalLogOfOnePlus(-p) / b) }
    return bracketed(p, a, b)
  }

  private static func bracketed(_ p: Double, _ a: Double, _ b: Double) -> Double? {
    var low = 0.0
    var high = 1.0
    var x = a / (a + b)
    for _ in 0..<200 {
      guard x > 0, x < 1 else { return x }
      guard let share = regularized(x, a, b) else { return nil }
      if share == p { return x }
      if share < p { low = x } else { high = x }
      let candidate = x - halleyStep(excess: share - p, x, a, b)
      let next = candidate > low && candidate < high ? candidate : low + (high - low) / 2
      if (next - x).magnitude <= 2 * x.ulp || next == low || next == high { return next }
      x = next
    }
    return x
  }

  /// How much to take off `x`; not finite where the density underflows, which the bracket turns into a halving.
  private static func halleyStep(excess: Double, _ x: Double, _ a: Double, _ b: Double) -> Double {
    let density = kernel(x, a, b) / (x * (1 - x))
    let newton = excess / density
    let curvature = (a - 1) / x - (b - 1) / (1 - x)
    return newton / max(0.5, 1 - newton * curvature / 2)
  }
}
