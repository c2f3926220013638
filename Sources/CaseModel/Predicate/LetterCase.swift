/// Which bytes and scalars have another lower case.
enum LetterCase {
  @inline(__always)
  static func lowered(_ byte: UInt8) -> UInt8 { byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte }

  /// Whether nothing beyond ASCII changes when a text is put into lower case.
  ///
  /// - Returns: false also where that is not known without a look at the whole of Unicode.
  static func isLoweredByASCII(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let changes = changesOfTwoBytes
    var place = 0
    while true {
      while place + 8 <= utf8.count, isASCII(utf8, eightFrom: place) { place += 8 }
      while place < utf8.count, utf8[place] < 0x80 { place += 1 }
      guard place < utf8.count else { return true }
      let lead = utf8[place]
      let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      // A byte that begins no scalar, or one that is cut off: whoever decodes it knows what becomes of it.
      guard lead >= 0xC2, place + length <= utf8.count else { return false }
      let second = utf8[place + 1]
      switch length {
      case 2: if changes[Int(lead & 0x1F) << 6 | Int(second & 0x3F)] { return false }
      case 3: if mayChange(page: Int(lead & 0x0F) << 6 | Int(second & 0x3F)) { return false }
      // Pictures; other scripts of four bytes have capitals.
      default: if lead != 0xF0 || second != 0x9F { return false }
      }
      place += length
    }
  }

  @inline(__always)
  private static func isASCII(_ utf8: UnsafeBufferPointer<UInt8>, eightFrom place: Int) -> Bool {
    let word = UnsafeRawBufferPointer(utf8).loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return word & 0x8080_8080_8080_8080 == 0
  }

  /// For each scalar of one or two bytes whether it has another lower case.
  private static let changesOfTwoBytes: [Bool] = (0..<UInt32(0x800)).map { value in
    Unicode.Scalar(value).map { $0.properties.lowercaseMapping != String($0) } ?? false
  }

  /// Whether one of 64 scalars of three bytes may have another lower case: those of punctuation, of the scripts from
  /// the CJK radicals to Yi, and of Hangul have none.
  private static func mayChange(page: Int) -> Bool {
    !(0x80..<0x84 ~= page || 0xBA..<0x298 ~= page || 0x2B0..<0x360 ~= page)
  }
}
