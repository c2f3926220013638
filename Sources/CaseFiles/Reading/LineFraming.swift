import Foundation

/// Cuts what another program writes into lines, however it arrives.
package struct LineFraming {
  private var rest: [UInt8] = []
  private let longest: Int

  /// - Parameter longest: how many bytes a line may have.
  package init(longest: Int) { self.longest = longest }

  /// Adds what was read.
  ///
  /// - Parameter line: takes each whole line that is not blank, without its end.
  /// - Returns: whether the lines are all within the limit; what follows one that is not is not kept.
  package mutating func add(_ bytes: UnsafeRawBufferPointer, _ line: (UnsafeRawBufferPointer) -> Void) -> Bool {
    // Only what is new can hold the end of the line that was begun.
    let searched = rest.count
    rest.append(contentsOf: bytes)
    var start = 0
    var fits = true
    rest.withUnsafeBytes { all in
      guard let base = all.baseAddress else { return }
      var from = searched
      while fits, from < all.count, let end = memchr(base + from, Int32(UInt8(ascii: "\n")), all.count - from) {
        let place = UnsafeRawPointer(end) - base
        fits = place - start <= longest
        let found = UnsafeRawBufferPointer(rebasing: all[start..<place])
        if fits, !found.allSatisfy(\.isBlank) { line(found) }
        start = place + 1
        from = start
      }
    }
    if !fits { return false }
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
