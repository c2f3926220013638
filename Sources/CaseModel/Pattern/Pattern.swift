/// A regular expression whose search takes time proportional to the text, whatever was written.
///
/// The syntax is what ECMAScript, PCRE and Python read alike, over Unicode scalars:
///
/// - literals, and `.` for every scalar but a line feed;
/// - `\d \w \s` and `\D \W \S` with their ASCII meanings, and `\n \r \t \f`;
/// - `\xHH`, `\uHHHH`, `\x{H…}` and `\u{H…}`, and a backslash before any ASCII punctuation;
/// - classes with ranges, a leading `^` and the escapes;
/// - groups `( )` and `(?: )`, alternation, `* + ? {m} {m,} {m,n}` up to 1000 and their lazy forms;
/// - `^` and `$` at the ends of the text, not of a line; `\b` and `\B`;
/// - a leading `(?i)`, under which literals and ranges match what has the same lower-case scalar.
///
/// Everything else is a fault that says what to write instead.
package struct Pattern: Sendable, Equatable, CustomStringConvertible {
  package let source: String
  let root: PatternNode
  private let program: PatternProgram

  /// - Throws: `PatternFault` where the source is outside the syntax, or grows too large when it is written out.
  package init(_ source: String) throws(PatternFault) {
    self.source = source
    root = try PatternParser.parse(source)
    program = PatternProgram(root)
  }

  /// Whether the pattern matches anywhere in a text.
  ///
  /// - Parameter text: UTF-8. A byte that is none reads as U+FFFD.
  package func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool { program.isFound(in: text) }

  /// Whether the pattern matches anywhere in a text.
  package func isFound(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { program.isFound(in: $0) }
  }

  package var description: String { source }

  package static func == (left: Pattern, right: Pattern) -> Bool { left.source == right.source }
}
