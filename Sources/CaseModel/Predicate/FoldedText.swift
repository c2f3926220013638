import CaseJSON

/// A text in lower case, ready to be searched without regard to case.
///
/// Its bytes are the value's own wherever only letters of ASCII have to be lowered, which every comparison does as it
/// reads them; a text is written anew only where it holds a capital letter beyond ASCII.
struct FoldedText {
  let utf8: UnsafeBufferPointer<UInt8>

  /// Calls the body with a value's text.
  ///
  /// - Returns: nothing for a value that is no text.
  static func read<Answer>(_ value: JSONValue, _ body: (FoldedText) -> Answer) -> Answer? {
    var answer: Answer?
    var isPlain = true
    value.readUTF8 { utf8 in
      isPlain = LetterCase.isLoweredByASCII(utf8)
      if isPlain { answer = body(FoldedText(utf8: utf8)) }
    }
    if isPlain { return answer }
    return value.string.map { text in
      var lowered = text.lowercased()
      return lowered.withUTF8 { body(FoldedText(utf8: $0)) }
    }
  }

  func equals(_ needle: [UInt8]) -> Bool { utf8.count == needle.count && holds(needle, at: 0) }

  func starts(with needle: [UInt8]) -> Bool { utf8.count >= needle.count && holds(needle, at: 0) }

  func contains(_ needle: [UInt8]) -> Bool {
    guard let first = needle.first else { return true }
    guard utf8.count >= needle.count else { return false }
    return needle.withUnsafeBufferPointer { needle in
      (0...utf8.count - needle.count).contains { place in
        LetterCase.lowered(utf8[place]) == first && holds(needle, at: place)
      }
    }
  }

  /// Whether a needle stands at a place that is far enough from the end for it.
  @inline(__always)
  func holds(_ needle: some RandomAccessCollection<UInt8>, at place: Int) -> Bool {
    var place = place
    for byte in needle {
      if LetterCase.lowered(utf8[place]) != byte { return false }
      place += 1
    }
    return true
  }
}
