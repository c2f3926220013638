/// A version as semver.org has it: `2.3.0`, `2.4.0-rc.1`.
package struct SemanticVersion: Hashable, Sendable, CustomStringConvertible {
  package let major: Int
  package let minor: Int
  package let patch: Int
  package let preRelease: String?

  /// - Returns: nothing where the text is not a semantic version.
  package init?(_ text: String) {
    let core = text.prefix { $0 != "-" && $0 != "+" }
    let numbers = core.split(separator: ".", omittingEmptySubsequences: false).compactMap { part in
      part.allSatisfy { $0.isASCII && $0.isNumber } && (part.count == 1 || !part.hasPrefix("0")) ? Int(part) : nil
    }
    guard numbers.count == 3, core.count(where: { $0 == "." }) == 2 else { return nil }
    (major, minor, patch) = (numbers[0], numbers[1], numbers[2])
    let rest = text.dropFirst(core.count)
    if rest.isEmpty {
      preRelease = nil
    } else {
      let identifiers = rest.dropFirst().split(separator: ".", omittingEmptySubsequences: false)
      guard rest.hasPrefix("-"), identifiers.allSatisfy(Self.isIdentifier) else { return nil }
      preRelease = String(rest.dropFirst())
    }
  }

  /// Letters, digits and hyphens; digits alone begin with no zero.
  private static func isIdentifier(_ text: Substring) -> Bool {
    guard !text.isEmpty, text.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else {
      return false
    }
    return text.count == 1 || !text.hasPrefix("0") || text.contains { !$0.isNumber }
  }

  package var description: String { "\(major).\(minor).\(patch)" + (preRelease.map { "-\($0)" } ?? "") }
}
