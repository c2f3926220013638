import CaseJSON

/// A text in lower case, ready to be searched without regard to case.
struct FoldedText {
  private let utf8: [UInt8]

  /// - Returns: nothing for a value that is no text.
  init?(_ value: JSONValue) {
    let ascii: [UInt8]?? = value.withUTF8 { bytes in
      bytes.allSatisfy { $0 < 0x80 }
        ? bytes.map { $0 &- UInt8(ascii: "A") < 26 ? $0 | 0x20 : $0 } : nil
    }
    guard let ascii else { return nil }
    utf8 = ascii ?? Array((value.string ?? "").lowercased().utf8)
  }

  func equals(_ needle: [UInt8]) -> Bool { utf8 == needle }

  func starts(with needle: [UInt8]) -> Bool { utf8.starts(with: needle) }

  func contains(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    return utf8.withUnsafeBufferPointer { text in
      needle.withUnsafeBufferPointer { needle in
        var start = 0
        while start + needle.count <= text.count {
          guard let hit = text[start...(text.count - needle.count)].firstIndex(of: first) else { return false }
          if text[hit..<hit + needle.count].elementsEqual(needle) { return true }
          start = hit + 1
        }
        return false
      }
    }
  }
}
