/// A closed list of names, looked for among keys and words by their bytes: no text is made of what is only compared.
package struct JSONNames: Sendable {
  private struct Name: Sendable {
    let prefix: UInt64
    let start: Int
    let count: Int
  }

  private let names: [Name]
  private let bytes: [UInt8]

  package init(_ texts: [String]) {
    var bytes: [UInt8] = []
    var places: [Range<Int>] = []
    for text in texts {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      places.append(start..<bytes.count)
    }
    self.bytes = bytes
    names = bytes.withUnsafeBufferPointer { bytes in
      places.map { Name(prefix: bytes.prefixInOrder(of: $0), start: $0.lowerBound, count: $0.count) }
    }
  }

  /// Which of the names a string is; nothing where it is none of them, or no string.
  package func index(of value: JSONValue) -> Int? {
    let node = value.document.nodes[value.index]
    if node.kind != .string { return nil }
    return value.document.bytes.withUnsafeBufferPointer { index(of: node.contents, in: $0, guess: 0) }
  }

  /// Whether an object has a member with one of the names.
  package func isAny(of object: JSONValue) -> Bool {
    var isAny = false
    object.forEachMember(among: self) { _, index in if index != nil { isAny = true } }
    return isAny
  }

  /// Which of the names a part of a text is.
  ///
  /// - Parameter guess: where to begin to look: keys mostly come in the same order.
  @inline(__always)
  fileprivate func index(of part: Range<Int>, in text: UnsafeBufferPointer<UInt8>, guess: Int) -> Int? {
    let prefix = text.prefixInOrder(of: part)
    return names.withUnsafeBufferPointer { names in
      var index = guess
      for _ in names.indices {
        if index >= names.count { index = 0 }
        let name = names[index]
        if name.prefix == prefix, name.count == part.count,
          name.count <= Octet.width || isSame(name, as: part, in: text)
        {
          return index
        }
        index += 1
      }
      return nil
    }
  }

  private func isSame(_ name: Name, as part: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: text[part]).isSame(
        as: UnsafeBufferPointer(rebasing: bytes[name.start..<name.start + name.count]))
    }
  }
}

extension JSONValue {
  /// Walks the members of an object in the order of the text, each with the index of its key among names.
  package func forEachMember(among names: JSONNames, _ body: (JSONMember, _ index: Int?) -> Void) {
    let (document, object) = (document, index)
    document.nodes.withUnsafeBufferPointer { nodes in
      guard nodes[object].kind == .object else { return }
      let end = Int(nodes[object].next)
      document.bytes.withUnsafeBufferPointer { bytes in
        var key = object + 1
        var guess = 0
        while key < end {
          let known = names.index(of: nodes[key].contents, in: bytes, guess: guess)
          if let known { guess = known + 1 }
          body(JSONMember(key: JSONValue(document: document, index: key)), known)
          key = Int(nodes[key + 1].next)
        }
      }
    }
  }
}
