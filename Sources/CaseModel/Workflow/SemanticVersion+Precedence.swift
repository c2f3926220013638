/// Precedence as semver.org has it in its eleventh point: a pre-release comes before its version, numbers compare as
/// numbers and before words, words by their bytes, and of two that begin alike the longer comes later.
extension SemanticVersion: Comparable {
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    let cores = ([left.major, left.minor, left.patch], [right.major, right.minor, right.patch])
    if cores.0 != cores.1 { return cores.0.lexicographicallyPrecedes(cores.1) }
    switch (left.preRelease, right.preRelease) {
    case (nil, _): return false
    case (_?, nil): return true
    case (let mine?, let theirs?):
      return Self.identifiers(mine).lexicographicallyPrecedes(Self.identifiers(theirs)) { $0.precedes($1) }
    }
  }

  private static func identifiers(_ preRelease: String) -> [Identifier] {
    preRelease.split(separator: ".", omittingEmptySubsequences: false).map { Identifier(text: $0) }
  }

  private struct Identifier {
    let text: Substring

    /// Digits only; however many there are, so that no number is too large to be compared.
    private var isNumber: Bool { text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } }

    func precedes(_ other: Identifier) -> Bool {
      switch (isNumber, other.isNumber) {
      case (true, false): true
      case (false, true): false
      // Numbers have no leading zeros, so that the one with more digits is the larger one.
      case (true, true) where text.utf8.count != other.text.utf8.count: text.utf8.count < other.text.utf8.count
      case (true, true), (false, false): text.utf8.lexicographicallyPrecedes(other.text.utf8)
      }
    }
  }
}
