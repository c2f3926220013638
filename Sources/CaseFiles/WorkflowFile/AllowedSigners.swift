/// The lines of a file of public keys as `ssh-keygen` reads it: principals, options, the kind of a key, the key.
struct AllowedSigners {
  struct Line {
    /// Counted from 1.
    let number: Int
    let principals: [String]
    let isAuthority: Bool
    /// The kind of the key and the key itself; nothing where the line holds none.
    let key: String?
  }

  let lines: [Line]

  init(_ bytes: [UInt8]) {
    let texts = String(decoding: bytes, as: UTF8.self).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    lines = texts.enumerated().compactMap { index, text in Line(number: index + 1, text) }
  }
}

extension AllowedSigners.Line {
  fileprivate init?(number: Int, _ text: Substring) {
    let words = Self.words(text)
    guard let first = words.first, !first.hasPrefix("#") else { return nil }
    self.number = number
    principals = first.split(separator: ",").map(String.init)
    let kind = words.dropFirst().firstIndex { word in
      ["ssh-", "ecdsa-", "sk-ssh-", "sk-ecdsa-"].contains { word.hasPrefix($0) }
    }
    isAuthority = words[1..<(kind ?? words.count)].contains { option in
      option.split(separator: ",").contains { $0.lowercased() == "cert-authority" }
    }
    key = kind.flatMap { $0 + 1 < words.count ? words[$0] + " " + words[$0 + 1] : nil }
  }

  /// Words between white space, which between quotation marks separates nothing.
  private static func words(_ text: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in text {
      if character == "\"" {
        isQuoted.toggle()
      } else if character.isWhitespace, !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return word.isEmpty ? words : words + [word]
  }
}
