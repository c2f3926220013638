/// A line of Swift cut at its spaces, which knows what of it is code: the text of a string is not, what is interpolated
/// into it is.
struct CodeParts: Sequence, IteratorProtocol {
  struct Part {
    /// A word, or the space between two.
    let text: String
    let isCode: Bool
  }

  /// What surrounds the next character.
  private enum Context {
    case code
    case text
    /// An interpolation, within so many parentheses of its own.
    case interpolation(Int)
  }

  private var rest: Substring
  private var contexts = [Context.code]

  init(_ line: String) { rest = line[...] }

  mutating func next() -> Part? {
    guard let first = rest.first else { return nil }
    let isCode = if case .text = contexts[contexts.count - 1] { false } else { true }
    if isCode, rest.hasPrefix("//") {
      defer { rest = "" }
      return Part(text: String(rest), isCode: false)
    }
    if first == " " {
      rest.removeFirst()
      return Part(text: " ", isCode: isCode)
    }
    var word = ""
    while let character = rest.first, character != " " {
      word.append(character)
      rest.removeFirst()
      pass(character, in: &word)
    }
    return Part(text: word, isCode: isCode)
  }

  private mutating func pass(_ character: Character, in word: inout String) {
    switch (contexts[contexts.count - 1], character) {
    case (.text, "\\"):
      guard let escaped = rest.popFirst() else { return }
      word.append(escaped)
      if escaped == "(" { contexts.append(.interpolation(0)) }
    case (.text, "\""): contexts.removeLast()
    case (.code, "\""), (.interpolation, "\""): contexts.append(.text)
    case (.interpolation(let depth), "("): contexts[contexts.count - 1] = .interpolation(depth + 1)
    case (.interpolation(0), ")"): contexts.removeLast()
    case (.interpolation(let depth), ")"): contexts[contexts.count - 1] = .interpolation(depth - 1)
    case (_, _): break
    }
  }
}
