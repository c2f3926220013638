/// Sets of scalars in one piece of memory, to be asked by index while a text is searched.
struct ScalarTable: Sendable {
  /// Two words a set: which of the 128 ASCII scalars it holds.
  private var ascii: [UInt64] = []
  /// The bounds of all ranges beyond ASCII, set by set.
  private var bounds: [(low: UInt32, high: UInt32)] = []
  /// For each set where its ranges begin, and for the last also where they end.
  private var starts: [Int] = [0]

  init(_ sets: [ScalarSet]) {
    for set in sets {
      for word in 0..<2 as Range<UInt32> {
        ascii.append((0..<64).reduce(0) { set.contains(word * 64 + $1) ? $0 | 1 << UInt64($1) : $0 })
      }
      for range in set.ranges where range.upperBound >= 0x80 { bounds.append((range.lowerBound, range.upperBound)) }
      starts.append(bounds.count)
    }
  }

  @inline(__always)
  func contains(_ value: UInt32, set: Int) -> Bool {
    if value < 0x80 { return ascii[2 * set + Int(value >> 6)] >> UInt64(value & 63) & 1 != 0 }
    return containsBeyondASCII(value, set: set)
  }

  private func containsBeyondASCII(_ value: UInt32, set: Int) -> Bool {
    var low = starts[set]
    var high = starts[set + 1]
    let end = high
    while low < high {
      let middle = (low + high) / 2
      if bounds[middle].high < value { low = middle + 1 } else { high = middle }
    }
    return low < end && bounds[low].low <= value
  }
}
