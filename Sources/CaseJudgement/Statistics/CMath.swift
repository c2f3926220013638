#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few functions that the standard library lacks, taken from the C mathematics library.
///
/// The only file of the statistics with a conditional import: everything else is the same text on every platform.
enum CMath {
  /// Euler's number raised to `x`; 0 and infinity at the ends of the range, as in C.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// `exponential(x) − 1` without the cancellation near 0.
  static func exponentialMinusOne(_ x: Double) -> Double { expm1(x) }

  /// The natural logarithm; minus infinity at 0, not a number below it.
  static func naturalLog(_ x: Double) -> Double { log(x) }

  /// `naturalLog(1 + x)` without the cancellation near 0.
  static func naturalLogOfOnePlus(_ x: Double) -> Double { log1p(x) }

  /// `2/√π · ∫ₓ^∞ exp(−t²) dt`, accurate in the far right tail.
  static func complementaryError(_ x: Double) -> Double { erfc(x) }

  /// Γ(x); infinity above 171.62, so only for small arguments.
  static func gamma(_ x: Double) -> Double { tgamma(x) }
}
