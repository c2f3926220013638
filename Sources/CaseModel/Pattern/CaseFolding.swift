/// Which scalars `(?i)` takes for one another: those with the same lower-case scalar.
enum CaseFolding {
  /// Every scalar whose lower case is one other scalar, and that one.
  private static let lowered: [(scalar: UInt32, lower: UInt32)] = (0...lastCased).compactMap { value in
    guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else { return nil }
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    guard lower.count == 1, let first = lower.first, first != scalar else { return nil }
    return (value, first.value)
  }

  /// No scalar beyond the first two planes has a lower case.
  private static let lastCased: UInt32 = 0x1FFFF

  /// A set with every scalar that has the same lower case as one of its own.
  static func closure(of set: ScalarSet) -> ScalarSet {
    let lowers = lowered.lazy.filter { set.contains($0.scalar) }.map { $0.lower...$0.lower }
    let targets = ScalarSet(set.ranges + lowers)
    let sources = lowered.lazy.filter { targets.contains($0.lower) }.map { $0.scalar...$0.scalar }
    return ScalarSet(targets.ranges + sources)
  }
}
