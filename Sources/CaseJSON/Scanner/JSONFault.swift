/// One thing that is wrong with a JSON text, and where.
package struct JSONFault: Error, Equatable, Sendable {
  package let kind: Kind
  /// In bytes from the start of the text.
  package let offset: Int

  package init(kind: Kind, offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  package enum Kind: Equatable, Sendable {
    case empty
    case unexpected(found: String, expected: String)
    case truncated
    case trailingContent
    case trailingComma
    case invalidLiteral(String)
    case invalidNumber(String)
    case inexactInteger(String)
    case numberOutOfRange(String)
    case controlCharacter(UInt8)
    case invalidEscape(String)
    case loneSurrogate(String)
    case invalidUTF8
    case byteOrderMark
    case duplicateKey(String)
    case tooDeep
  }

  /// Faults after which the rest of the text can still be read, so that it is.
  package var isRecoverable: Bool {
    switch kind {
    case .inexactInteger, .numberOutOfRange, .controlCharacter, .invalidEscape, .loneSurrogate, .invalidUTF8,
      .byteOrderMark, .duplicateKey:
      true
    case .empty, .unexpected, .truncated, .trailingContent, .trailingComma, .invalidLiteral, .invalidNumber, .tooDeep:
      false
    }
  }
}

extension JSONFault {
  /// A stable name for the fault, for machines.
  package var code: String {
    switch kind {
    case .empty: "json.empty"
    case .unexpected: "json.syntax"
    case .truncated: "json.truncated"
    case .trailingContent: "json.trailing-content"
    case .trailingComma: "json.trailing-comma"
    case .invalidLiteral: "json.literal"
    case .invalidNumber: "json.number"
    case .inexactInteger: "json.inexact-integer"
    case .numberOutOfRange: "json.number-range"
    case .controlCharacter: "json.control-character"
    case .invalidEscape: "json.escape"
    case .loneSurrogate: "json.lone-surrogate"
    case .invalidUTF8: "json.utf8"
    case .byteOrderMark: "json.byte-order-mark"
    case .duplicateKey: "json.duplicate-key"
    case .tooDeep: "json.too-deep"
    }
  }

  package var message: String {
    switch kind {
    case .empty: "there is no JSON value here"
    case .unexpected(let found, let expected): "found \(found) where \(expected) was expected"
    case .truncated: "the text ends in the middle of a value"
    case .trailingContent: "there is more text behind the value"
    case .trailingComma: "a comma stands before the closing bracket"
    case .invalidLiteral(let text): "'\(text)' is not a JSON value"
    case .invalidNumber(let text): "'\(text)' is not a JSON number"
    case .inexactInteger(let text): "the integer \(text) cannot be held exactly"
    case .numberOutOfRange(let text): "the number \(text) is out of range"
    case .controlCharacter(let byte): "a string holds the raw control character U+00\(hex(byte))"
    case .invalidEscape(let text): "'\(text)' is not a JSON escape"
    case .loneSurrogate(let text): "'\(text)' is half of a surrogate pair"
    case .invalidUTF8: "a string holds bytes that are not UTF-8"
    case .byteOrderMark: "the text begins with a byte order mark"
    case .duplicateKey(let name): "the key '\(name)' stands twice in one object"
    case .tooDeep: "values are nested deeper than \(JSONScanner.deepest) levels"
    }
  }

  package var hint: String? {
    switch kind {
    case .empty: "write one JSON object"
    case .unexpected(_, "a string in double quotes"): "JSON text and keys stand in double quotes"
    case .unexpected: nil
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
    case .invalidNumber: "write it like 0.5, -12 or 1e6: no leading zero or plus, a digit on both sides of the point"
    case .inexactInteger: "write it as a string, or keep it within 64 bits"
    case .numberOutOfRange: "write it as a string"
    case .controlCharacter(let byte): "escape it as \\u00\(hex(byte))"
    case .invalidEscape: "the escapes are \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\uXXXX"
    case .loneSurrogate: "write both halves of the pair, or the character itself"
    case .invalidUTF8: "save the file as UTF-8"
    case .byteOrderMark: "save the file as UTF-8 without a byte order mark"
    case .duplicateKey: "readers disagree about which one counts; remove one of them"
    case .tooDeep: "flatten the value"
    }
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
