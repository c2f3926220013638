/// The scalars of a text in UTF-8, and a place between two of them.
struct ScalarReader {
  let text: UnsafeBufferPointer<UInt8>
  var position = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  var isAtEnd: Bool { position == text.count }

  /// What stands before the place.
  var previous: Neighbour { position == 0 ? .none : Neighbour(text[position - 1]) }

  /// What stands behind the place.
  var next: Neighbour { isAtEnd ? .none : Neighbour(text[position]) }

  /// Reads the next scalar, or U+FFFD for a byte that is no UTF-8. There has to be one.
  @inline(__always)
  mutating func read() -> UInt32 {
    let first = text[position]
    position += 1
    return first < 0x80 ? UInt32(first) : readMore(behind: first)
  }

  private mutating func readMore(behind first: UInt8) -> UInt32 {
    let replacement: UInt32 = 0xFFFD
    let count = (~first).leadingZeroBitCount - 1
    guard 1...3 ~= count, position + count <= text.count else { return replacement }
    var value = UInt32(first) & 0x3F >> UInt32(count)
    for byte in text[position..<position + count] {
      guard byte & 0xC0 == 0x80 else { return replacement }
      value = value << 6 | UInt32(byte & 0x3F)
    }
    guard let scalar = Unicode.Scalar(value), UTF8.width(scalar) == count + 1 else { return replacement }
    position += count
    return value
  }
}
