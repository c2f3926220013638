/// Eight bytes of a text looked at together: the first byte is the lowest one of the word.
///
/// Every mark is the highest bit of a byte that matches. Only the lowest mark of a word is certain, because a borrow
/// may run upwards from it, and the lowest one is all that a search asks for (Mycroft 1987).
struct Octet {
  static let width = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  let word: UInt64

  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>, at place: Int) {
    let raw = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    word = UInt64(littleEndian: raw)
  }

  /// Marks for bytes that equal one byte.
  @inline(__always)
  func marks(of byte: UInt8) -> UInt64 {
    let difference = word ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highBits
  }

  /// Marks for control characters, which are the bytes below a space.
  @inline(__always)
  var controlMarks: UInt64 { (word &- (Self.ones &* 0x20)) & ~word & Self.highBits }

  /// Marks for bytes of characters outside ASCII.
  @inline(__always)
  var nonASCIIMarks: UInt64 { word & Self.highBits }

  /// How many bytes stand in front of the first mark.
  @inline(__always)
  static func index(ofFirst marks: UInt64) -> Int { marks.trailingZeroBitCount >> 3 }
}

extension UnsafeBufferPointer where Element == UInt8 {
  /// Where the next quote, backslash or control character stands, or the end of the text.
  ///
  /// - Parameter stopsAtNonASCII: Whether a byte from 0x80 on ends the search too.
  @inline(__always)
  func endOfPlainText(from start: Int, stopsAtNonASCII: Bool) -> Int {
    var place = start
    while place + Octet.width <= count {
      let octet = Octet(self, at: place)
      var marks = octet.marks(of: UInt8(ascii: "\"")) | octet.marks(of: UInt8(ascii: "\\")) | octet.controlMarks
      if stopsAtNonASCII { marks |= octet.nonASCIIMarks }
      if marks != 0 { return place + Octet.index(ofFirst: marks) }
      place += Octet.width
    }
    while place < count {
      let byte = self[place]
      if byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { return place }
      if stopsAtNonASCII && byte >= 0x80 { return place }
      place += 1
    }
    return place
  }

  /// Where the next line end stands, or nothing where there is none.
  func newline(from start: Int) -> Int? {
    var place = start
    while place + Octet.width <= count {
      let marks = Octet(self, at: place).marks(of: UInt8(ascii: "\n"))
      if marks != 0 { return place + Octet.index(ofFirst: marks) }
      place += Octet.width
    }
    while place < count {
      if self[place] == UInt8(ascii: "\n") { return place }
      place += 1
    }
    return nil
  }

  /// Whether two runs of bytes are the same.
  @inline(__always)
  func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return firstDifference(from: other) == count
  }

  /// Whether these bytes come before others in the order of a dictionary.
  func precedes(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = firstDifference(from: other)
    if place == count || place == other.count { return count < other.count }
    return self[place] < other[place]
  }

  /// Where two runs of bytes begin to differ, or the length of the shorter one.
  @inline(__always)
  private func firstDifference(from other: UnsafeBufferPointer<UInt8>) -> Int {
    let shared = Swift.min(count, other.count)
    var place = 0
    while place + Octet.width <= shared {
      let difference = Octet(self, at: place).word ^ Octet(other, at: place).word
      if difference != 0 { return place + Octet.index(ofFirst: difference) }
      place += Octet.width
    }
    while place < shared, self[place] == other[place] { place += 1 }
    return place
  }
}
