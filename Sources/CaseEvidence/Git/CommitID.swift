/// The full name of a commit, which nobody can move.
package struct CommitID: Hashable, Sendable, CustomStringConvertible {
  package let description: String

  /// - Returns: nothing where the text is not the 40 or 64 hexadecimal digits of an object.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 40 || text.utf8.count == 64, text.allSatisfy({ $0.isHexDigit && $0.isASCII }) else {
      return nil
    }
    description = String(text)
  }

  /// As much of it as people read.
  package var short: String { String(description.prefix(10)) }
}
