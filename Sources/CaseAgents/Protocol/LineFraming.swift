/// Cuts what a worker writes into lines, however it arrives.
package struct LineFraming {
  private var rest: [UInt8] = []
  private let longest: Int

  /// - Parameter longest: how many bytes a line may have.
  package init(longest: Int) { self.longest = longest }

  /// Adds what was read.
  ///
  /// - Parameter line: takes each whole line that is not blank, without its end.
  /// - Returns: whether the lines are all within the limit; what follows one that is not is not kept.
  package mutating func add(_ bytes: UnsafeRawBufferPointer, _ line: (ArraySlice<UInt8>) -> Void) -> Bool {
    // Only what is new can hold the end of the line that was begun.
    var searched = rest.count
    rest.append(contentsOf: bytes)
    var start = 0
    while let end = rest[searched...].firstIndex(of: UInt8(ascii: "\n")) {
      if end - start > longest { return false }
      let found = rest[start..<end]
      if !found.allSatisfy(\.isBlank) { line(found) }
      start = end + 1
      searched = start
    }
    if start > 0 { rest.removeSubrange(..<start) }
    if rest.count > longest {
      rest = []
      return false
    }
    return true
  }

  /// Whether a line was begun and not ended.
  package var hasRest: Bool { !rest.allSatisfy(\.isBlank) }
}

extension UInt8 {
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0D }
}
