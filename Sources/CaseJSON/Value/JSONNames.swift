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
  package func isAny(of object: JSONValue) -> Bool { !object.allMembers(among: self) { _, _ in false } }

  /// How many members of an object have one of the names.
  package func count(in object: JSONValue) -> Int {
    var count = 0
    _ = object.allMembers(among: self) { _, _ in
      count += 1
      return true
    }
    return count
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
  /// Walks the members of an object in the order of the text: those that have one of some names, and those that do not.
  package func forEachMember(
    among names: JSONNames, known: (_ name: Int, JSONValue) -> Void, unknown: (JSONMember) -> Void
  ) {
    let document = document
    _ = walk(among: names) { key, name, _ in
      if let name {
        known(name, JSONValue(document: document, index: key + 1))
      } else {
        unknown(JSONMember(key: JSONValue(document: document, index: key)))
      }
      return true
    }
  }

  /// Whether every member of an object with one of some names is as the closure wants it; true for any other value.
  package func allMembers(among names: JSONNames, satisfy isRight: (_ name: Int, Kind) -> Bool) -> Bool {
    walk(among: names) { key, name, nodes in name.map { isRight($0, Kind(nodes[key + 1].kind)) } ?? true }
  }

  /// Walks the members of an object until one of them is not as the closure wants it; no value is made on the way.
  @inline(__always)
  private func walk(
    among names: JSONNames, _ isRight: (_ key: Int, _ name: Int?, UnsafeBufferPointer<JSONNode>) -> Bool
  ) -> Bool {
    document.nodes.withUnsafeBufferPointer { nodes in
      guard nodes[index].kind == .object else { return true }
      let end = Int(nodes[index].next)
      return document.bytes.withUnsafeBufferPointer { bytes in
        var key = index + 1
        var guess = 0
        while key < end {
          let name = names.index(of: nodes[key].contents, in: bytes, guess: guess)
          if let name { guess = name + 1 }
          if !isRight(key, name, nodes) { return false }
          key = Int(nodes[key + 1].next)
        }
        return true
      }
    }
  }
}
