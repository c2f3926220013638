/// The doubled keys of a YAML text.
///
/// The parser stops at the first mapping that has one. Giving the first of the pair another name of the same length
/// lets it go on, with every place unchanged, so that all of them are found in one run.
struct YAMLDuplicates {
  /// What was renamed, by where it stands: the key's name as it was written.
  private(set) var names: [Int: String] = [:]
  private var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Renames the key at an offset.
  ///
  /// - Returns: the text with the new name, or nothing where the key is no plain word that can be renamed.
  mutating func rename(at offset: Int) -> String? {
    let start = offset
    var end = start
    while end < bytes.count, isWordByte(bytes[end]) { end += 1 }
    guard end > start, names[start] == nil, names.count < 200, isKey(endingAt: end) else { return nil }
    names[start] = String(decoding: bytes[start..<end], as: UTF8.self)
    guard let replacement = unusedName(count: end - start) else { return nil }
    bytes.replaceSubrange(start..<end, with: replacement)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the key is over with the word: half a key renamed would be a key that nobody wrote.
  private func isKey(endingAt end: Int) -> Bool {
    bytes[end...].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: ":")
  }

  /// A word of a length that stands nowhere in the text.
  private func unusedName(count: Int) -> [UInt8]? {
    let letters = Array("zqxjkvwy".utf8)
    for attempt in 0..<4096 {
      var number = attempt
      var name: [UInt8] = []
      for _ in 0..<count {
        name.append(letters[number % letters.count])
        number /= letters.count
      }
      if !contains(name) { return name }
    }
    return nil
  }

  private func contains(_ word: [UInt8]) -> Bool {
    guard word.count <= bytes.count else { return false }
    return (0...(bytes.count - word.count)).contains { bytes[$0..<$0 + word.count].elementsEqual(word) }
  }

  private func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
