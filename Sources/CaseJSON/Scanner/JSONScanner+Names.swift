extension JSONScanner {
  /// What stands at a place, for a message: a character where it can be seen, its code point where it cannot.
  func name(at offset: Int) -> String {
    guard let length = lengthOfUTF8(at: offset),
      let scalar = String(decoding: text[offset..<offset + length], as: UTF8.self).unicodeScalars.first
    else { return "the byte 0x\(hexadecimal(UInt32(text[offset]), width: 2))" }
    switch scalar.properties.generalCategory {
    case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
      return "U+\(hexadecimal(scalar.value, width: 4))"
    default: return "'\(scalar)'"
    }
  }
}

/// A number in upper-case hexadecimal digits, with zeros in front up to a width.
func hexadecimal(_ value: UInt32, width: Int) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
