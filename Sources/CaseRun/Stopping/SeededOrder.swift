import CaseFiles

/// A random order that follows from a digest: the same on every machine and for any number of jobs, and chosen by nobody.
struct SeededOrder {
  private var state: SIMD4<UInt64>

  /// - Parameter seed: of everything that the order may depend on.
  init(seed: Digest) {
    // A generator whose state is all zeros stays there.
    state = seed.words == .zero ? SIMD4(repeating: 1) : seed.words
  }

  /// Brings positions into a random order (R. Durstenfeld, CACM 7 (1964) 420).
  ///
  /// The standard library's own shuffle may change from one version to the next, and with it every earlier order.
  mutating func shuffle(_ positions: inout [UInt32]) {
    for last in stride(from: positions.count - 1, to: 0, by: -1) {
      positions.swapAt(last, below(UInt64(last + 1)))
    }
  }

  /// A number below a bound, each as likely as the others: what does not divide evenly is drawn again.
  private mutating func below(_ bound: UInt64) -> Int {
    let uneven = (0 &- bound) % bound
    while true {
      let word = next()
      if word >= uneven { return Int(word % bound) }
    }
  }

  /// xoshiro256** (D. Blackman, S. Vigna, "Scrambled linear pseudorandom number generators", 2018).
  private mutating func next() -> UInt64 {
    let result = Self.rotate(state[1] &* 5, by: 7) &* 9
    let shifted = state[1] << 17
    state[2] ^= state[0]
    state[3] ^= state[1]
    state[1] ^= state[2]
    state[0] ^= state[3]
    state[2] ^= shifted
    state[3] = Self.rotate(state[3], by: 45)
    return result
  }

  private static func rotate(_ word: UInt64, by count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
}
