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
  ///
  /// - Parameter guess: where to begin to look: keys mostly come in the same order.
  package func index(of value: JSONValue, guess: Int = 0) -> Int? {
    let document = value.document
    let node = document.nodes[value.index]
    if node.kind != .string || names.isEmpty { return nil }
    let contents = node.contents
    return document.bytes.withUnsafeBufferPointer { text in
      let prefix = text.prefixInOrder(of: contents)
      return bytes.withUnsafeBufferPointer { bytes in
        names.withUnsafeBufferPointer { names in
          var index = guess < names.count ? guess : 0
          for _ in names.indices {
            let name = names[index]
            if name.prefix == prefix, name.count == contents.count,
              name.count <= Octet.width
                || UnsafeBufferPointer(rebasing: text[contents]).isSame(
                  as: UnsafeBufferPointer(rebasing: bytes[name.start..<name.start + name.count]))
            {
              return index
            }
            index = index + 1 == names.count ? 0 : index + 1
          }
          return nil
        }
      }
    }
  }
}
