/// The name of a member, made ready for being looked up in many objects.
package struct JSONName: Sendable, Hashable {
  package let text: String
  private let utf8: [UInt8]
  fileprivate let mark: Mark

  /// What tells most names apart: to look at it counts no reference.
  fileprivate struct Mark {
    let count: Int
    /// The first eight bytes.
    let prefix: UInt64

    /// Whether it is all that there is to a name.
    var isWhole: Bool { count <= Octet.width }

    @inline(__always)
    func fits(_ part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      part.count == count && bytes.prefixInOrder(of: part) == prefix
    }
  }

  package init(_ text: String) {
    self.text = text
    utf8 = Array(text.utf8)
    mark = utf8.withUnsafeBufferPointer { Mark(count: $0.count, prefix: $0.prefixInOrder(of: $0.indices)) }
  }

  package static func == (left: JSONName, right: JSONName) -> Bool { left.utf8 == right.utf8 }

  package func hash(into hasher: inout Hasher) { hasher.combine(utf8) }

  fileprivate func isSame(as part: Range<Int>, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.withUnsafeBufferPointer { $0.isSame(as: UnsafeBufferPointer(rebasing: bytes[part])) }
  }
}

extension JSONValue {
  /// The value of an object's member, or nothing where there is none.
  package subscript(name: JSONName) -> JSONValue? {
    place(of: name).map { JSONValue(document: document, index: $0) }
  }

  /// Whether an object has a member of that name.
  package func hasMember(_ name: JSONName) -> Bool { place(of: name) != nil }

  private func place(of name: JSONName) -> Int? {
    document.withTape { nodes, bytes in
      TapeReader(nodes, bytes).member(name.mark, ofObjectAt: index) { name.isSame(as: $0, of: bytes) }
    }
  }

  /// Follows a path of names to a value.
  func at(_ names: [JSONName]) -> JSONValue? {
    place(at: names).map { JSONValue(document: document, index: $0) }
  }

  /// Follows a path of names, and no value is made on the way.
  func place(at names: [JSONName]) -> Int? {
    document.withTape { nodes, bytes in
      names.withUnsafeBufferPointer { names in
        var place = index
        for step in names.indices {
          let member = TapeReader(nodes, bytes).member(names[step].mark, ofObjectAt: place) {
            names[step].isSame(as: $0, of: bytes)
          }
          guard let next = member ?? element(names[step].text, of: place) else { return nil }
          place = next
        }
        return place
      }
    }
  }
}

extension JSONValue {
  /// Where the element of an array stands that a name counts; nothing where the value is no array.
  @inline(never)
  private func element(_ name: @autoclosure () -> String, of place: Int) -> Int? {
    let value = JSONValue(document: document, index: place)
    return value.kind == .array ? value.element(at: name())?.index : nil
  }
}

extension JSONDocument {
  /// Gives the tape and the bytes, for a walk that makes no value and so counts no reference.
  @inline(__always)
  fileprivate func withTape<Result>(
    _ body: (UnsafeBufferPointer<JSONNode>, UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    nodes.withUnsafeBufferPointer { nodes in bytes.withUnsafeBufferPointer { body(nodes, $0) } }
  }
}

/// A document while members are looked up in it.
private struct TapeReader {
  let nodes: UnsafeBufferPointer<JSONNode>
  let bytes: UnsafeBufferPointer<UInt8>

  @inline(__always)
  init(_ nodes: UnsafeBufferPointer<JSONNode>, _ bytes: UnsafeBufferPointer<UInt8>) {
    self.nodes = nodes
    self.bytes = bytes
  }

  /// Where the value of a member stands on the tape; nothing where there is none, or the value is no object.
  ///
  /// - Parameter isSame: whether a key is the name, asked where the mark fits and does not say it.
  @inline(__always)
  func member(_ mark: JSONName.Mark, ofObjectAt index: Int, _ isSame: (Range<Int>) -> Bool) -> Int? {
    guard nodes[index].kind == .object else { return nil }
    var key = index + 1
    let end = Int(nodes[index].next)
    while key < end {
      let name = nodes[key].contents
      if mark.fits(name, of: bytes), mark.isWhole || isSame(name) { return key + 1 }
      key = Int(nodes[key + 1].next)
    }
    return nil
  }
}
