/// One member of an object: its key, which has a place of its own, and its value.
package struct JSONMember: Sendable {
  package let key: JSONValue

  package var value: JSONValue { JSONValue(document: key.document, index: key.index + 1) }

  /// The key's text.
  package var name: String { key.string ?? "" }
}

extension JSONValue {
  /// The elements of an array in order; nothing for any other value.
  package var elements: Elements { Elements(parent: self) }

  /// The members of an object in the order of the text; nothing for any other value.
  package var members: Members { Members(parent: self) }

  package struct Elements: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(parent: JSONValue) {
      document = parent.document
      index = parent.index + 1
      end = parent.node.kind == .array ? Int(parent.node.next) : index
    }

    package mutating func next() -> JSONValue? {
      guard index < end else { return nil }
      defer { index = Int(document.nodes[index].next) }
      return JSONValue(document: document, index: index)
    }
  }

  package struct Members: Sequence, IteratorProtocol, Sendable {
    private let document: JSONDocument
    private var index: Int
    private let end: Int

    init(parent: JSONValue) {
      document = parent.document
      index = parent.index + 1
      end = parent.node.kind == .object ? Int(parent.node.next) : index
    }

    package mutating func next() -> JSONMember? {
      guard index < end else { return nil }
      let key = JSONValue(document: document, index: index)
      index = Int(document.nodes[index + 1].next)
      return JSONMember(key: key)
    }
  }

  /// The members of an object in the order of the bytes of their keys; equal keys stay in the order of the text.
  var sortedMembers: [JSONMember] {
    var members = Array(members)
    let isSorted = zip(members, members.dropFirst()).allSatisfy { !$1.key.hasText(before: $0.key) }
    if isSorted { return members }
    members.sort { left, right in
      if left.key.hasText(before: right.key) { return true }
      return !right.key.hasText(before: left.key) && left.key.index < right.key.index
    }
    return members
  }

  /// The value of an object's member, or nothing where there is none.
  package subscript(key: String) -> JSONValue? {
    var key = key
    return key.withUTF8 { self[utf8: $0] }
  }

  /// The value of an object's member with a key of these bytes.
  package subscript(utf8 key: UnsafeBufferPointer<UInt8>) -> JSONValue? {
    let found = document.nodes.withUnsafeBufferPointer { nodes -> Int? in
      guard nodes[index].kind == .object else { return nil }
      return document.bytes.withUnsafeBufferPointer { bytes in
        var place = index + 1
        let end = Int(nodes[index].next)
        while place < end {
          let contents = nodes[place].contents
          if contents.count == key.count, UnsafeBufferPointer(rebasing: bytes[contents]).isSame(as: key) {
            return place + 1
          }
          place = Int(nodes[place + 1].next)
        }
        return nil
      }
    }
    return found.map { JSONValue(document: document, index: $0) }
  }

  /// The element at a position of an array, or nothing where there is none.
  package subscript(position: Int) -> JSONValue? {
    guard position >= 0, position < count, node.kind == .array else { return nil }
    var elements = elements
    for _ in 0..<position { _ = elements.next() }
    return elements.next()
  }
}
