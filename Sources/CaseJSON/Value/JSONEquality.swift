extension JSONValue: Equatable {
  /// Equal in meaning: the order of members does not count, 1 equals 1.0, and text is compared code point by code
  /// point, so that two spellings of one character are two texts.
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left.node.kind, right.node.kind) {
    case (.null, .null): true
    case (.bool, .bool): left.node.payload == right.node.payload
    case (.int, .int): left.node.payload == right.node.payload
    case (.int, .double), (.double, .int), (.double, .double): left.number == right.number
    case (.string, .string): left.hasSameText(as: right)
    case (.array, .array): left.count == right.count && zip(left.elements, right.elements).allSatisfy { $0 == $1 }
    case (.object, .object): left.count == right.count && left.hasSameMembers(as: right)
    default: false
    }
  }

  /// Whether another value holds the same in the same order: nothing that reads values, but for their places, can tell
  /// one from the other.
  ///
  /// Equal values may still differ in the order of their members, or in 1 and 1.0.
  package func isWritten(like other: JSONValue) -> Bool {
    document.nodes.withUnsafeBufferPointer { nodes in
      other.document.nodes.withUnsafeBufferPointer { others in
        let count = Int(nodes[index].next) - index
        guard Int(others[other.index].next) - other.index == count else { return false }
        return document.bytes.withUnsafeBufferPointer { bytes in
          other.document.bytes.withUnsafeBufferPointer { otherBytes in
            (0..<count).allSatisfy { step in
              let (mine, theirs) = (nodes[index + step], others[other.index + step])
              guard mine.kind == theirs.kind else { return false }
              if mine.kind != .string { return mine.payload == theirs.payload }
              return UnsafeBufferPointer(rebasing: bytes[mine.contents]).isSame(
                as: UnsafeBufferPointer(rebasing: otherBytes[theirs.contents]))
            }
          }
        }
      }
    }
  }

  private func hasSameText(as other: JSONValue) -> Bool {
    withUTF8 { mine in other.withUTF8 { mine.isSame(as: $0) } ?? false } ?? false
  }

  /// Whether the text of this string comes before another in the order of their bytes.
  func hasText(before other: JSONValue) -> Bool {
    withUTF8 { mine in other.withUTF8 { mine.precedes($0) } ?? false } ?? false
  }

  private func hasSameMembers(as other: JSONValue) -> Bool {
    zip(sortedMembers, other.sortedMembers).allSatisfy { $0.key.hasSameText(as: $1.key) && $0.value == $1.value }
  }
}
