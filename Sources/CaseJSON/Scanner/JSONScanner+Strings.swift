extension JSONScanner {
  /// Reads a string from its opening quote: in place where it has no escape, decoded aside where it has one.
  mutating func string() throws(JSONFault) {
    let quote = position
    position += 1
    let start = position
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "\"") {
        nodes.append(.string(offset: quote, next: nodes.count + 1, start: start, count: position - start))
        position += 1
        return
      }
      if byte == UInt8(ascii: "\\") { break }
      if byte < 0x20 {
        faults.append(JSONFault(kind: .controlCharacter(byte), offset: position))
        position += 1
      } else if byte < 0x80 {
        position += 1
      } else {
        guard let length = lengthOfUTF8(at: position) else { break }
        position += length
      }
    }
    try decodedString(quote: quote, start: start)
  }

  /// Goes on with a string that has an escape or bad bytes, of which `start..<position` is read.
  private mutating func decodedString(quote: Int, start: Int) throws(JSONFault) {
    let first = decoded.count
    decoded.append(contentsOf: text[start..<position])
    while position < text.count {
      let byte = text[position]
      switch byte {
      case UInt8(ascii: "\""):
        nodes.append(
          .string(offset: quote, next: nodes.count + 1, start: text.count + first, count: decoded.count - first))
        position += 1
        return
      case UInt8(ascii: "\\"):
        try escape()
      case 0..<0x20:
        faults.append(JSONFault(kind: .controlCharacter(byte), offset: position))
        position += 1
      case 0x20..<0x80:
        decoded.append(byte)
        position += 1
      default:
        if let length = lengthOfUTF8(at: position) {
          decoded.append(contentsOf: text[position..<position + length])
          position += length
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
    decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
    position += 1
    while position < text.count, text[position] >= 0x80, lengthOfUTF8(at: position) == nil { position += 1 }
  }

  /// How long the well-formed UTF-8 sequence at a place is (RFC 3629), or nothing where it is not well-formed.
  @inline(__always)
  private func lengthOfUTF8(at place: Int) -> Int? {
    let lead = text[place]
    let (length, second): (Int, ClosedRange<UInt8>)
    switch lead {
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
    for index in 2..<max(2, length) where text[place + index] & 0xC0 != 0x80 { return nil }
    return length
  }

  private mutating func escape() throws(JSONFault) {
    let start = position
    guard start + 1 < text.count else { throw JSONFault(kind: .truncated, offset: start) }
    position += 2
    switch text[start + 1] {
    case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): decoded.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): decoded.append(0x08)
    case UInt8(ascii: "f"): decoded.append(0x0C)
    case UInt8(ascii: "n"): decoded.append(0x0A)
    case UInt8(ascii: "r"): decoded.append(0x0D)
    case UInt8(ascii: "t"): decoded.append(0x09)
    case UInt8(ascii: "u"): unicodeEscape(at: start)
    case let byte:
      let shown = byte < 0x80 && byte >= 0x20 ? "\\\(Character(UnicodeScalar(byte)))" : "\\"
      faults.append(JSONFault(kind: .invalidEscape(shown), offset: start))
      if byte >= 0x80 { position = start + 1 }
    }
  }

  private mutating func unicodeEscape(at start: Int) {
    guard let unit = hexadecimal(at: start + 2) else {
      let shown = String(decoding: text[start..<min(start + 6, text.count)].prefix { $0 != UInt8(ascii: "\"") }, as: UTF8.self)
      faults.append(JSONFault(kind: .invalidEscape(shown), offset: start))
      return
    }
    position = start + 6
    if let scalar = UnicodeScalar(unit) { return appendScalar(scalar) }
    if unit < 0xDC00, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u"), let low = hexadecimal(at: position + 2), low & 0xFC00 == 0xDC00,
      let scalar = UnicodeScalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
    {
      position += 6
      return appendScalar(scalar)
    }
    let shown = String(decoding: text[start..<start + 6], as: UTF8.self)
    faults.append(JSONFault(kind: .loneSurrogate(shown), offset: start))
    decoded.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  private mutating func appendScalar(_ scalar: UnicodeScalar) { decoded.append(contentsOf: UTF8.encode(scalar) ?? .init()) }

  private func hexadecimal(at place: Int) -> UInt32? {
    guard place + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[place..<place + 4] {
      let digit: UInt8
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): digit = byte - UInt8(ascii: "A") + 10
      default: return nil
      }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
