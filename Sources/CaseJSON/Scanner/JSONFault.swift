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
    case tooLarge
  }

  /// Faults after which the rest of the text can still be read, so that it is.
  package var isRecoverable: Bool {
    switch kind {
    case .inexactInteger, .numberOutOfRange, .controlCharacter, .invalidEscape, .loneSurrogate, .invalidUTF8,
      .byteOrderMark, .duplicateKey:
      true
    case .empty, .unexpected, .truncated, .trailingContent, .trailingComma, .invalidLiteral, .invalidNumber, .tooDeep,
      .tooLarge:
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
    case .tooLarge: "json.too-large"
    }
  }
}

extension [JSONFault] {
  /// The faults as a reader meets them: a doubled key is only noticed at the end of its object.
  var inOrderOfText: [JSONFault] { count < 2 ? self : sorted { $0.offset < $1.offset } }
}
