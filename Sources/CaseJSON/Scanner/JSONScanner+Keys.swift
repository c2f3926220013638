extension JSONScanner {
  /// Reports every key of an object that an earlier one of its keys repeats, however either is spelled.
  ///
  /// A small object is walked with a set of 64 bits that tells most keys apart; the keys of a large one are sorted.
  mutating func reportDuplicateKeys(of start: Int, count: Int) {
    guard count > 1 else { return }
    if count > 64 { return reportDuplicatesBySorting(start, count: count) }
    var seen: UInt64 = 0
    var key = start + 1
    while key < nodes.count {
      let mark: UInt64 = 1 << UInt64(fingerprint(of: key) & 63)
      if seen & mark != 0, isRepeated(key, from: start + 1) { reportDuplicate(key) }
      seen |= mark
      key = Int(nodes[key + 1].next)
    }
  }

  private func isRepeated(_ key: Int, from first: Int) -> Bool {
    var earlier = first
    while earlier < key {
      if withContents(of: earlier, and: key, { $0.isSame(as: $1) }) { return true }
      earlier = Int(nodes[earlier + 1].next)
    }
    return false
  }

  private mutating func reportDuplicatesBySorting(_ start: Int, count: Int) {
    var keys: [Int] = []
    keys.reserveCapacity(count)
    var key = start + 1
    while key < nodes.count {
      keys.append(key)
      key = Int(nodes[key + 1].next)
    }
    keys.sort { left, right in
      withContents(of: left, and: right) { $0.isSame(as: $1) ? left < right : $0.precedes($1) }
    }
    for (left, right) in zip(keys, keys.dropFirst())
    where withContents(of: left, and: right, { $0.isSame(as: $1) }) {
      reportDuplicate(right)
    }
  }

  private mutating func reportDuplicate(_ key: Int) {
    let name = withContents(of: key, and: key) { name, _ in String(decoding: name, as: UTF8.self) }
    faults.append(JSONFault(kind: .duplicateKey(name), offset: Int(nodes[key].offset) - base))
  }

  /// A number that equal keys share and that different keys rarely do.
  @inline(__always)
  private func fingerprint(of key: Int) -> Int {
    let contents = nodes[key].contents
    guard let last = contents.last else { return 0 }
    return contents.count &* 7 &+ Int(byte(at: contents.lowerBound)) &* 5 &+ Int(byte(at: last))
  }

  /// A byte of a string's content: of the text, or of what was decoded behind it.
  @inline(__always)
  private func byte(at place: Int) -> UInt8 { place < whole.count ? whole[place] : decoded[place - whole.count] }

  @inline(__always)
  private func withContents<Result>(
    of left: Int, and right: Int, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    decoded.withUnsafeBufferPointer { decoded in
      body(contents(of: nodes[left], decoded), contents(of: nodes[right], decoded))
    }
  }

  @inline(__always)
  private func contents(of node: JSONNode, _ decoded: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let place = node.contents
    if place.upperBound <= whole.count { return UnsafeBufferPointer(rebasing: whole[place]) }
    return UnsafeBufferPointer(rebasing: decoded[place.lowerBound - whole.count..<place.upperBound - whole.count])
  }
}
