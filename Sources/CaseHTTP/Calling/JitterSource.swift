import Synchronization

/// Random numbers for waiting times, which decide nothing else.
package final class JitterSource: Sendable {
  private let state: Mutex<UInt64>

  package init(seed: UInt64) { state = Mutex(seed) }

  /// The next number, from 0 to 1.
  ///
  /// Source: SplitMix64, S. Vigna (2015), public domain.
  package func next() -> Double {
    let bits = state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
    return Double(bits >> 11) * 0x1p-53
  }
}
