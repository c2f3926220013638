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
    case (.object, .object): left.count == right.count && left.isContained(in: right)
    default: false
    }
  }

  private func hasSameText(as other: JSONValue) -> Bool {
    withUTF8 { mine in other.withUTF8 { mine.elementsEqual($0) } ?? false } ?? false
  }

  private func isContained(in other: JSONValue) -> Bool {
    members.allSatisfy { member in
      member.key.withUTF8 { key in
        other.members.contains { candidate in
          candidate.key.withUTF8 { $0.elementsEqual(key) } == true && candidate.value == member.value
        }
      } ?? false
    }
  }
}
