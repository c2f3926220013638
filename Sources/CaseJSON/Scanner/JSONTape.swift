/// The tape while it is written: an array of nodes of which the scanner has the only one.
struct JSONTape {
  private var nodes: [JSONNode] = []

  @inline(__always)
  var count: Int { nodes.count }

  @inline(__always)
  subscript(index: Int) -> JSONNode { nodes[index] }

  mutating func reserve(_ capacity: Int) { nodes.reserveCapacity(capacity) }

  @inline(__always)
  mutating func append(_ node: JSONNode) { nodes.append(node) }

  /// Ends a container that began at a place.
  @inline(__always)
  mutating func close(_ start: Int, count: Int) {
    nodes[start].next = UInt32(truncatingIfNeeded: nodes.count)
    nodes[start].payload = UInt64(truncatingIfNeeded: count)
  }

  /// Takes back what was written behind a place.
  mutating func removeLast(to count: Int) { nodes.removeLast(nodes.count - count) }

  consuming func finish() -> [JSONNode] { nodes }
}
