extension JSONWriter {
  /// Writes a value in canonical form: members sorted by the bytes of their keys, in the writer's layout.
  package mutating func value(_ value: JSONValue) {
    let document = value.document
    document.nodes.withUnsafeBufferPointer { nodes in
      document.bytes.withUnsafeBufferPointer { bytes in
        node(value.index, of: Tape(nodes: nodes, bytes: bytes, textCount: document.textCount))
      }
    }
  }

  private mutating func node(_ index: Int, of tape: Tape) {
    let node = tape.nodes[index]
    switch node.kind {
    case .null: null()
    case .bool: bool(node.payload != 0)
    case .int: int(Int(bitPattern: UInt(node.payload)))
    case .double: double(Double(bitPattern: node.payload))
    case .string:
      separate()
      string(node, of: tape)
      needsComma = true
    case .array:
      begin(UInt8(ascii: "["))
      var element = index + 1
      while element < Int(node.next) {
        self.node(element, of: tape)
        element = Int(tape.nodes[element].next)
      }
      end(UInt8(ascii: "]"))
    case .object:
      begin(UInt8(ascii: "{"))
      members(of: index, in: tape)
      end(UInt8(ascii: "}"))
    }
  }

  private mutating func members(of object: Int, in tape: Tape) {
    if tape.hasSortedKeys(object) {
      var key = object + 1
      while key < Int(tape.nodes[object].next) {
        member(key, of: tape)
        key = tape.key(behind: key)
      }
    } else {
      for key in tape.sortedKeys(of: object) { member(key.index, of: tape) }
    }
  }

  private mutating func member(_ key: Int, of tape: Tape) {
    separate()
    string(tape.nodes[key], of: tape)
    endKey()
    node(key + 1, of: tape)
  }

  /// Copies a string with its quotes where it is written plainly in the text, and quotes it anew where it is not.
  private mutating func string(_ node: JSONNode, of tape: Tape) {
    let contents = node.contents
    if contents.upperBound < tape.textCount {
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: tape.bytes[contents.lowerBound - 1...contents.upperBound]))
    } else {
      appendQuoted(UnsafeBufferPointer(rebasing: tape.bytes[contents]))
    }
  }
}

/// A document while it is written.
private struct Tape {
  let nodes: UnsafeBufferPointer<JSONNode>
  let bytes: UnsafeBufferPointer<UInt8>
  /// The strings in front of this place stand in quotes in the text and hold nothing that must be escaped.
  let textCount: Int

  /// A key with its first bytes as a number, which orders most keys without a look at the text.
  struct Key {
    let index: Int
    let prefix: UInt64
  }

  func key(behind key: Int) -> Int { Int(nodes[key + 1].next) }

  func hasSortedKeys(_ object: Int) -> Bool {
    var key = object + 1
    let end = Int(nodes[object].next)
    if key == end { return true }
    var last = self.key(at: key)
    key = self.key(behind: key)
    while key < end {
      let next = self.key(at: key)
      if precedes(next, last) { return false }
      last = next
      key = self.key(behind: key)
    }
    return true
  }

  /// The keys of an object in the order of their bytes; equal ones stay in the order of the text.
  func sortedKeys(of object: Int) -> [Key] {
    var keys: [Key] = []
    keys.reserveCapacity(Int(nodes[object].payload))
    var key = object + 1
    while key < Int(nodes[object].next) {
      keys.append(self.key(at: key))
      key = self.key(behind: key)
    }
    keys.sort { left, right in
      precedes(left, right) || (!precedes(right, left) && left.index < right.index)
    }
    return keys
  }

  @inline(__always)
  private func key(at index: Int) -> Key {
    Key(index: index, prefix: bytes.prefixInOrder(of: nodes[index].contents))
  }

  @inline(__always)
  private func precedes(_ left: Key, _ right: Key) -> Bool {
    if left.prefix != right.prefix { return left.prefix < right.prefix }
    let text = UnsafeBufferPointer(rebasing: bytes[nodes[left.index].contents])
    return text.precedes(UnsafeBufferPointer(rebasing: bytes[nodes[right.index].contents]))
  }
}

extension JSONValue {
  /// The value's text in canonical form, on one line.
  ///
  /// Compare its bytes: Swift takes strings that differ in their Unicode normalization for the same one.
  package var canonicalText: String {
    var writer = JSONWriter()
    writer.value(self)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
