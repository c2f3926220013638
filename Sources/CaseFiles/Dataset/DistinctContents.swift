/// The contents of all cases of a run, in eight bytes each, and no more than twice as many places as there are contents.
package struct DistinctContents: Sendable {
  /// Zero stands for an empty place.
  private var places: [UInt64]
  private var count = 0

  /// - Parameter count: how many cases there will be.
  package init(expecting count: Int = 0) {
    places = Array(repeating: 0, count: Self.capacity(for: count))
  }

  /// - Returns: whether it is a content that was not there before.
  package mutating func insert(_ fingerprint: UInt64) -> Bool {
    if (count + 1) * 3 > places.count * 2 { grow() }
    let isNew = place(fingerprint == 0 ? 1 : fingerprint)
    if isNew { count += 1 }
    return isNew
  }

  private mutating func place(_ fingerprint: UInt64) -> Bool {
    let mask = places.count - 1
    var index = Int(truncatingIfNeeded: fingerprint) & mask
    while places[index] != 0 {
      if places[index] == fingerprint { return false }
      index = (index + 1) & mask
    }
    places[index] = fingerprint
    return true
  }

  private mutating func grow() {
    let known = places
    places = Array(repeating: 0, count: 2 * places.count)
    for fingerprint in known where fingerprint != 0 { _ = place(fingerprint) }
  }

  /// A power of two that leaves a third of the places empty.
  static func capacity(for count: Int) -> Int {
    var capacity = 64
    while capacity * 2 < count * 3 { capacity *= 2 }
    return capacity
  }
}
