extension JSONScanner {
  /// Reads a string from its opening quote: in place where it has no escape, decoded aside where it has one.
  @inline(__always)
  mutating func string() throws(JSONFault) {
    let quote = position
    position = text.endOfPlainText(from: quote + 1, stopsAtNonASCII: true)
    if position < text.count, text[position] == UInt8(ascii: "\"") { return appendString(quote: quote) }
    try richString(quote: quote)
  }

  /// Ends a string that stands in the text as it is.
  @inline(__always)
  private mutating func appendString(quote: Int) {
    let start = quote + 1
    nodes.append(
      .string(offset: base + quote, next: nodes.count + 1, start: base + start, count: position - start))
    position += 1
  }

  /// Goes on with a string that holds more than ASCII without escapes.
  private mutating func richString(quote: Int) throws(JSONFault) {
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") { return appendString(quote: quote) }
      // A string that stays in the text must hold nothing that has to be escaped: writers copy it as it is.
      guard byte >= 0x80, let next = endOfCharacters(from: position) else { break }
      position = text.endOfPlainText(from: next, stopsAtNonASCII: true)
    }
    try decodedString(quote: quote, start: quote + 1)
  }

  /// Goes on with a string that has an escape or bad bytes, of which `start..<position` is read.
  private mutating func decodedString(quote: Int, start: Int) throws(JSONFault) {
    if decoded.isEmpty { decoded.reserveCapacity(text.count - start) }
    let first = decoded.count
    decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<position]))
    while position < text.count {
      let run = position
      position = text.endOfPlainText(from: run, stopsAtNonASCII: true)
      decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[run..<position]))
      guard position < text.count else { break }
      switch text[position] {
      case UInt8(ascii: "\""):
        nodes.append(
          .string(
            offset: base + quote, next: nodes.count + 1, start: whole.count + first, count: decoded.count - first))
        position += 1
        return
      case UInt8(ascii: "\\"):
        try escape()
      case let byte where byte < 0x20:
        faults.append(JSONFault(kind: .controlCharacter(byte), offset: position))
        decoded.append(byte)
        position += 1
      default:
        if let next = endOfCharacters(from: position) {
          decoded.append(contentsOf: UnsafeBufferPointer(rebasing: text[position..<next]))
          position = next
        } else {
          reportInvalidUTF8()
        }
      }
    }
    throw JSONFault(kind: .truncated, offset: quote)
  }

  /// Reports a run of bad bytes once, and puts the replacement character in its place.
  private mutating func reportInvalidUTF8() {
    faults.append(JSONFault(kind: .invalidUTF8, offset: position))
    appendReplacementCharacter()
    position += 1
    while position < text.count, text[position] >= 0x80, lengthOfUTF8(at: position) == nil { position += 1 }
  }

  /// Where a run of well-formed characters outside ASCII ends, or nothing where the first one is not well-formed.
  @inline(__always)
  private func endOfCharacters(from start: Int) -> Int? {
    var place = start
    while place < text.count, text[place] >= 0x80 {
      guard let length = lengthOfUTF8(at: place) else { break }
      place += length
    }
    return place == start ? nil : place
  }

  /// How long the well-formed UTF-8 sequence at a place is (RFC 3629), or nothing where it is not well-formed.
  @inline(__always)
  func lengthOfUTF8(at place: Int) -> Int? {
    let lead = text[place]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
    case 0..<0x80: return 1
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return nil
    }
    guard place + length <= text.count, second.contains(text[place + 1]) else { return nil }
    if length > 2, text[place + 2] & 0xC0 != 0x80 { return nil }
    if length > 3, text[place + 3] & 0xC0 != 0x80 { return nil }
    return length
  }

  mutating func appendReplacementCharacter() { decoded.append(contentsOf: [0xEF, 0xBF, 0xBD]) }
}
