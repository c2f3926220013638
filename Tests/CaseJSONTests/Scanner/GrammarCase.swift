import CaseJSON
import Testing

/// One text, and what the scanner decides about it.
struct GrammarCase: Sendable, CustomTestStringConvertible {
  enum Decision: Equatable, Sendable {
    /// Taken without a word, with this canonical text.
    case accepted(String)
    /// Every fault as `code@offset`, in the order of the text.
    case faults([String])
  }

  let name: String
  let bytes: [UInt8]
  let decision: Decision
  /// Whether a document must come back in spite of the faults.
  let isReadOn: Bool

  var testDescription: String { name }

  /// A text that is taken; the canonical text is the text itself where nothing else is said.
  static func accept(_ name: String, _ text: String, as canonical: String? = nil) -> GrammarCase {
    GrammarCase(name: name, bytes: Array(text.utf8), decision: .accepted(canonical ?? text), isReadOn: true)
  }

  /// A text that is broken: nothing of it can be used.
  static func reject(_ name: String, _ text: String, _ faults: String...) -> GrammarCase {
    GrammarCase(name: name, bytes: Array(text.utf8), decision: .faults(faults), isReadOn: false)
  }

  /// Bytes that are broken: nothing of them can be used.
  static func reject(_ name: String, _ bytes: [UInt8], _ faults: String...) -> GrammarCase {
    GrammarCase(name: name, bytes: bytes, decision: .faults(faults), isReadOn: false)
  }

  /// A text whose structure is clear in spite of its faults, so that it is read to its end.
  static func fault(_ name: String, _ text: String, _ faults: String...) -> GrammarCase {
    GrammarCase(name: name, bytes: Array(text.utf8), decision: .faults(faults), isReadOn: true)
  }

  /// Bytes whose structure is clear in spite of their faults, so that they are read to their end.
  static func fault(_ name: String, _ bytes: [UInt8], _ faults: String...) -> GrammarCase {
    GrammarCase(name: name, bytes: bytes, decision: .faults(faults), isReadOn: true)
  }

  /// Scans the text and compares what comes back with what was decided.
  func verify() {
    let (document, faults) = JSONScanner.scan(bytes)
    switch decision {
    case .accepted(let canonical):
      #expect(faults.map(\.mark) == [])
      #expect(document?.root.canonicalText == canonical)
      // By bytes too: Swift takes two spellings of one character for the same text.
      #expect(document?.root.canonicalText.utf8.elementsEqual(canonical.utf8) == true)
    case .faults(let expected):
      #expect(faults.map(\.mark) == expected)
      #expect((document != nil) == isReadOn)
    }
  }
}

extension JSONFault {
  /// Code and place of a fault in one word.
  var mark: String { "\(code)@\(offset)" }
}

/// A string of these bytes between quotes.
func quoted(_ bytes: UInt8...) -> [UInt8] { [0x22] + bytes + [0x22] }

/// Scans a text that a test knows to be good.
func parsed(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> JSONValue {
  let (document, faults) = JSONScanner.scan(Array(text.utf8))
  #expect(faults == [], sourceLocation: sourceLocation)
  return try #require(document, sourceLocation: sourceLocation).root
}
