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
}

extension SourceLocation: CustomStringConvertible {
  package var description: String { "\(file):\(line):\(column)" }
}
