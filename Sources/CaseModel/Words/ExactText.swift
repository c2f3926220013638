import CaseJSON

/// A text that equals another only if it has the same bytes.
///
/// Two spellings of one character are equal as `String`; counted under whichever came first, a tally would depend on the
/// order in which it was merged, and a report on the seed that dictionaries hash with.
package struct ExactText: Hashable, Sendable, Comparable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (left: ExactText, right: ExactText) -> Bool {
    var (mine, theirs) = (left.text, right.text)
    return mine.withUTF8 { mine in theirs.withUTF8 { mine.isSame(as: $0) } }
  }

  package static func < (left: ExactText, right: ExactText) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }
}
