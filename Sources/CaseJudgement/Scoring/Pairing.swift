/// Whether every position on the left can have one of its own on the right.
///
/// Arguments may hold matchers, so that one call can be two expected ones and the first that fits may be the wrong choice:
/// a maximum matching in a bipartite graph, by augmenting paths (H. W. Kuhn, "The Hungarian method", 1955).
func hasPairing(from leftCount: Int, to rightCount: Int, where fits: (_ left: Int, _ right: Int) -> Bool) -> Bool {
  if leftCount > rightCount { return false }
  if leftCount == 0 { return true }
  if leftCount == 1 { return (0..<rightCount).contains { fits(0, $0) } }
  var pairing = Pairing(
    edges: (0..<leftCount).map { left in (0..<rightCount).filter { fits(left, $0) } },
    partners: Array(repeating: nil, count: rightCount))
  return (0..<leftCount).allSatisfy { pairing.place($0) }
}

private struct Pairing {
  /// For each position on the left, those on the right that fit.
  let edges: [[Int]]
  /// For each position on the right, the one on the left that has it.
  var partners: [Int?]

  /// Finds a place for one more, moving others where that makes room.
  mutating func place(_ left: Int) -> Bool {
    var seen = Array(repeating: false, count: partners.count)
    return place(left, &seen)
  }

  private mutating func place(_ left: Int, _ seen: inout [Bool]) -> Bool {
    for right in edges[left] where !seen[right] {
      seen[right] = true
      if let partner = partners[right], !place(partner, &seen) { continue }
      partners[right] = left
      return true
    }
    return false
  }
}
