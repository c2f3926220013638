/// One member of an object: its key, which has a place of its own, and its value.
package struct JSONMember: Sendable {
  package let key: JSONValue
  package let value: JSONValue

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
      let value = JSONValue(document: document, index: index + 1)
      index = Int(document.nodes[index + 1].next)
      return JSONMember(key: key, value: value)
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
    return key.withUTF8 { utf8 in
      for member in members where member.key.withUTF8({ $0.isSame(as: utf8) }) == true { return member.value }
      return nil
    }
  }

  /// The element at a position of an array, or nothing where there is none.
  package subscript(position: Int) -> JSONValue? {
    guard position >= 0, position < count, node.kind == .array else { return nil }
    var elements = elements
    for _ in 0..<position { _ = elements.next() }
    return elements.next()
  }
}
