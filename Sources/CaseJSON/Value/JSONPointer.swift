/// The way to a value as RFC 6901 writes it: `/result/items/0`, with `~1` for a slash and `~0` for a tilde.
package struct JSONPointer: Hashable, Sendable {
  package let tokens: [String]

  package init(tokens: [String]) { self.tokens = tokens }

  /// - Returns: nothing where the text is no pointer.
  package init?(_ text: String) {
    if text.isEmpty {
      tokens = []
      return
    }
    guard text.hasPrefix("/") else { return nil }
    var tokens: [String] = []
    for part in text.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    self.tokens = tokens
  }

  private static func unescaped(_ part: Substring) -> String? {
    var token = ""
    var scalars = part.unicodeScalars.makeIterator()
    while let scalar = scalars.next() {
      guard scalar == "~" else {
        token.unicodeScalars.append(scalar)
        continue
      }
      switch scalars.next() {
      case "0": token.append("~")
      case "1": token.append("/")
      default: return nil
      }
    }
    return token
  }
}

extension JSONValue {
  /// The value that a pointer leads to: members of objects by name, elements of arrays by position from 0.
  package func at(_ pointer: JSONPointer) -> JSONValue? {
    pointer.tokens.reduce(Optional(self)) { value, token in
      guard let value else { return nil }
      return value.kind == .array ? value.element(at: token) : value[token]
    }
  }
}
