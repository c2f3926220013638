/// The name of a member, made ready for being looked up in many objects.
package struct JSONName: Sendable, Hashable {
  package let text: String
  private let utf8: [UInt8]
  /// The first eight bytes, which tell most names apart.
  private let prefix: UInt64

  package init(_ text: String) {
    self.text = text
    utf8 = Array(text.utf8)
    prefix = utf8.withUnsafeBufferPointer { $0.prefixInOrder(of: $0.indices) }
  }

  package static func == (left: JSONName, right: JSONName) -> Bool { left.utf8 == right.utf8 }

  package func hash(into hasher: inout Hasher) { hasher.combine(utf8) }

  @inline(__always)
  fileprivate func isSame(as part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard part.count == utf8.count, bytes.prefixInOrder(of: part) == prefix else { return false }
    if part.count <= Octet.width { return true }
    return utf8.withUnsafeBufferPointer { $0.isSame(as: UnsafeBufferPointer(rebasing: bytes[part])) }
  }
}

extension JSONValue {
  /// The value of an object's member, or nothing where there is none.
  package subscript(name: JSONName) -> JSONValue? {
    document.member(name, ofObjectAt: index).map { JSONValue(document: document, index: $0) }
  }

  /// Follows a path of names, and nothing but the last value is made on the way.
  func at(_ names: [JSONName]) -> JSONValue? {
    var place = index
    for name in names {
      let next =
        document.nodes[place].kind == .array
        ? JSONValue(document: document, index: place).element(at: name.text)?.index
        : document.member(name, ofObjectAt: place)
      guard let next else { return nil }
      place = next
    }
    return JSONValue(document: document, index: place)
  }
}

extension JSONDocument {
  /// Where the value of a member stands on the tape; nothing where there is none, or the value is no object.
  fileprivate func member(_ name: JSONName, ofObjectAt index: Int) -> Int? {
    nodes.withUnsafeBufferPointer { nodes in
      guard nodes[index].kind == .object else { return nil }
      return bytes.withUnsafeBufferPointer { bytes in
        var key = index + 1
        let end = Int(nodes[index].next)
        while key < end {
          if name.isSame(as: nodes[key].contents, of: bytes) { return key + 1 }
          key = Int(nodes[key + 1].next)
        }
        return nil
      }
    }
  }
}
