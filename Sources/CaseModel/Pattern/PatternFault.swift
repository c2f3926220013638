/// One thing that keeps a text from being a pattern, and what to write instead.
package struct PatternFault: Error, Equatable {
  /// In UTF-8 bytes from the start of the pattern.
  package let offset: Int
  package let message: String
  package let hint: String?
}
