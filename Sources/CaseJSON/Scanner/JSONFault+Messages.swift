extension JSONFault {
  /// What is wrong, in one clause.
  package var message: String {
    switch kind {
    case .empty: "there is no JSON value here"
    case .unexpected(let found, let expected): "found \(found) where \(expected) was expected"
    case .truncated: "the text ends in the middle of a value"
    case .trailingContent: "there is more text behind the value"
    case .trailingComma: "a comma stands before the closing bracket"
    case .invalidLiteral(let text): "'\(text)' is not a JSON value"
    case .invalidNumber(let text): "'\(text)' is not a JSON number"
    case .inexactInteger(let text): "the integer \(shortened(text)) cannot be held exactly"
    case .numberOutOfRange(let text): "the number \(shortened(text)) is out of range"
    case .controlCharacter(let byte):
      "a string holds the raw control character U+\(hexadecimal(UInt32(byte), width: 4))"
    case .invalidEscape(let text): "'\(text)' is not a JSON escape"
    case .loneSurrogate(let text): "'\(text)' is half of a surrogate pair"
    case .invalidUTF8: "a string holds bytes that are not UTF-8"
    case .byteOrderMark: "the text begins with a byte order mark"
    case .duplicateKey(let name): "the key '\(shortened(name))' stands twice in one object"
    case .tooDeep: "values are nested deeper than \(JSONScanner.deepest) levels"
    case .tooLarge: "the text is longer than \(JSONScanner.largest >> 20) MiB"
    }
  }

  /// What to do about it, where that can be said.
  package var hint: String? {
    switch kind {
    case .empty: "write one JSON object"
    case .unexpected(let found, let expected): hint(found: found, expected: expected)
    case .truncated: "the file may have been cut off while it was written or copied"
    case .trailingContent: "in JSON Lines every value has a line of its own"
    case .trailingComma: "remove the comma"
    case .invalidLiteral(let text):
      switch text.lowercased() {
      case "true", "false", "null": "write it in lower case"
      case "none", "nil", "undefined": "write null"
      case "nan", "infinity", "inf": "JSON has no such number; leave the field out or write null"
      default: "text stands in double quotes"
      }
    case .invalidNumber("-Infinity"), .invalidNumber("-NaN"):
      "JSON has no such number; leave the field out or write null"
    case .invalidNumber: "write it like 0.5, -12 or 1e6: no leading zero or plus, a digit on both sides of the point"
    case .inexactInteger: "write it as a string, or keep it within 64 bits"
    case .numberOutOfRange: "write it as a string"
    case .controlCharacter(let byte): "escape it as \\u\(hexadecimal(UInt32(byte), width: 4))"
    case .invalidEscape: "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX"
    case .loneSurrogate: "write both halves of the pair, or the character itself"
    case .invalidUTF8: "save the file as UTF-8"
    case .byteOrderMark: "save the file as UTF-8 without a byte order mark"
    case .duplicateKey: "readers disagree about which one counts; remove one of them"
    case .tooDeep: "flatten the value"
    case .tooLarge: "split it, one value a line"
    }
  }

  private func hint(found: String, expected: String) -> String? {
    switch found {
    case "'/'", "'#'": "JSON has no comments"
    case "'\u{201C}'", "'\u{201D}'", "'\u{2018}'", "'\u{2019}'": "write straight double quotes"
    case _ where found.hasPrefix("U+"): "only spaces, tabs and line ends stand between values"
    case _ where found.hasPrefix("the byte"): "save the file as UTF-8"
    case _ where expected == "a string in double quotes": "JSON text and keys stand in double quotes"
    default: nil
    }
  }

  /// The beginning of a text that may be as long as a file.
  private func shortened(_ text: String) -> String {
    text.utf8.count <= 64 ? text : text.prefix(60) + "\u{2026}"
  }
}
