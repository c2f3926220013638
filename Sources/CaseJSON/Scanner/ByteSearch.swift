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

  /// Marks for what ends a run of plain text in a string: quotes, backslashes, control characters.
  ///
  /// A byte of ASCII gets its highest bit from a subtraction only where it is smaller than what is subtracted, and
  /// a byte outside ASCII lends nothing to the byte above it; so what it has in its highest bit is masked at the end.
  ///
  /// - Parameter withNonASCII: Whether bytes from 0x80 on are marked too.
  @inline(__always)
  func plainTextEndMarks(withNonASCII: Bool) -> UInt64 {
    let quotes = (word ^ (Self.ones &* 0x22)) &- Self.ones
    let backslashes = (word ^ (Self.ones &* 0x5C)) &- Self.ones
    let controls = word &- (Self.ones &* 0x20)
    let marks = quotes | backslashes | controls
    return (withNonASCII ? marks | word : marks & ~word) & Self.highBits
  }

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
      let marks = Octet(self, at: place).plainTextEndMarks(withNonASCII: stopsAtNonASCII)
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

  /// How many line ends the text holds.
  var newlineCount: Int {
    var total = 0
    // As many at a time as a byte can count, so that the compiler compares sixteen bytes at once.
    for start in stride(from: 0, to: count, by: 255) {
      var part: UInt8 = 0
      for place in start..<Swift.min(start + 255, count) where self[place] == UInt8(ascii: "\n") { part &+= 1 }
      total += Int(part)
    }
    return total
  }

  /// Whether two runs of bytes are the same.
  @inline(__always)
  package func isSame(as other: UnsafeBufferPointer<UInt8>) -> Bool {
    guard count == other.count else { return false }
    return firstDifference(from: other) == count
  }

  /// The first eight bytes of a part as a number that has their order; zeros stand for what a shorter one lacks.
  @inline(__always)
  func prefixInOrder(of part: Range<Int>) -> UInt64 {
    if part.lowerBound + Octet.width <= count {
      let word = Octet(self, at: part.lowerBound).word.byteSwapped
      return part.count < Octet.width ? word & ~(UInt64.max >> UInt64(8 * part.count)) : word
    }
    var prefix: UInt64 = 0
    for place in part.prefix(Octet.width) { prefix = prefix << 8 | UInt64(self[place]) }
    return prefix << UInt64(8 * (Octet.width - Swift.min(part.count, Octet.width)))
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
