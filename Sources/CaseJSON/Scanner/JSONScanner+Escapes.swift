extension JSONScanner {
  /// Reads an escape from its backslash.
  mutating func escape() throws(JSONFault) {
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
    case 0x20..<0x7F: faults.append(JSONFault(kind: .invalidEscape(shown(start, 2)), offset: start))
    default:
      // What follows the backslash is read as text of its own, which may be wrong by itself.
      faults.append(JSONFault(kind: .invalidEscape("\\"), offset: start))
      position = start + 1
    }
  }

  private mutating func unicodeEscape(at start: Int) {
    if isCutOff(at: start) { return position = text.count }
    guard let unit = codeUnit(at: start + 2) else {
      position += text[position...].prefix { hexadecimalDigit($0) != nil }.count
      return faults.append(JSONFault(kind: .invalidEscape(shown(start, position - start)), offset: start))
    }
    position = start + 6
    if let scalar = UnicodeScalar(unit) { return appendScalar(scalar) }
    if unit < 0xDC00, position + 1 < text.count, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u"), let low = codeUnit(at: position + 2), low & 0xFC00 == 0xDC00,
      let scalar = UnicodeScalar(0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF))
    {
      position += 6
      return appendScalar(scalar)
    }
    if unit < 0xDC00, isCutOff(at: position) { return position = text.count }
    faults.append(JSONFault(kind: .loneSurrogate(shown(start, 6)), offset: start))
    appendReplacementCharacter()
  }

  /// Whether the text ends inside an escape of four digits that would begin at a place: what is missing there is the
  /// rest of the text, and not a digit.
  private func isCutOff(at place: Int) -> Bool {
    if place + 6 <= text.count { return false }
    let rest = text[place...]
    return rest.starts(with: [UInt8(ascii: "\\"), UInt8(ascii: "u")].prefix(rest.count))
      && rest.dropFirst(2).allSatisfy { hexadecimalDigit($0) != nil }
  }

  /// An escape as it is written, for a message.
  private func shown(_ start: Int, _ count: Int) -> String {
    String(decoding: text[start..<start + count], as: UTF8.self)
  }

  private mutating func appendScalar(_ scalar: UnicodeScalar) {
    decoded.append(contentsOf: UTF8.encode(scalar) ?? .init())
  }

  /// The UTF-16 code unit that four digits spell.
  private func codeUnit(at place: Int) -> UInt32? {
    guard place + 4 <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[place..<place + 4] {
      guard let digit = hexadecimalDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }
}
