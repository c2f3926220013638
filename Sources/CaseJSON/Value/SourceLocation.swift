/// Where a value stands in a file that a person wrote: what an editor or a CI annotation can jump to.
package struct SourceLocation: Hashable, Sendable {
  /// The path as the user would type it.
  package let file: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in Unicode scalars.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  /// Finds line and column of a byte of a text, which a text that is no document has too.
  ///
  /// - Parameters:
  ///   - firstLine: The line of the file on which the text begins.
  ///   - offset: In bytes from the start of the text; behind its end it means the end.
  package init(file: String, firstLine: Int, text: ArraySlice<UInt8>, offset: Int) {
    var line = firstLine
    var column = 1
    for byte in text.prefix(offset) {
      if byte == UInt8(ascii: "\n") {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(file: file, line: line, column: column)
  }
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}
