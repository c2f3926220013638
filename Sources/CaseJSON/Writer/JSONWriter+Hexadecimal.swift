extension JSONWriter {
  /// Writes 32 bytes as a string of 64 hexadecimal digits.
  package mutating func hexadecimal(_ words: SIMD4<UInt64>) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    bytes.appendHexadecimal(words)
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }

  /// 64 hexadecimal digits, in lower case.
  package static func hexadecimalText(_ words: SIMD4<UInt64>) -> String {
    var digits: [UInt8] = []
    digits.appendHexadecimal(words)
    return String(decoding: digits, as: UTF8.self)
  }
}

extension [UInt8] {
  mutating func appendHexadecimal(_ words: SIMD4<UInt64>) {
    var digits = SIMD8<UInt64>()
    for index in words.indices {
      digits[2 * index] = UInt32(words[index] >> 32).hexadecimalDigits.bigEndian
      digits[2 * index + 1] = UInt32(truncatingIfNeeded: words[index]).hexadecimalDigits.bigEndian
    }
    Swift.withUnsafeBytes(of: digits) { append(contentsOf: $0) }
  }
}

extension UInt32 {
  /// Eight digits in ASCII, the first one in the highest byte.
  fileprivate var hexadecimalDigits: UInt64 {
    var digits = UInt64(self)
    digits = (digits << 16 | digits) & 0x0000_FFFF_0000_FFFF
    digits = (digits << 8 | digits) & 0x00FF_00FF_00FF_00FF
    digits = (digits << 4 | digits) & 0x0F0F_0F0F_0F0F_0F0F
    // Of a digit above 9, six more carry into the next four bits.
    let letters = (digits &+ 0x0606_0606_0606_0606) >> 4 & 0x0101_0101_0101_0101
    return digits &+ 0x3030_3030_3030_3030 &+ letters &* 0x27
  }
}
