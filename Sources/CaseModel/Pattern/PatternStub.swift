package struct PatternFault: Error, Equatable {
  package let offset: Int; package let message: String; package let hint: String?
}
package struct Pattern: Sendable, Equatable, CustomStringConvertible {
  package let source: String
  package init(_ source: String) throws(PatternFault) { self.source = source }
  package func isFound(in text: UnsafeBufferPointer<UInt8>) -> Bool { false }
  package var canBacktrackExponentially: Bool { false }
  package var description: String { source }
}
