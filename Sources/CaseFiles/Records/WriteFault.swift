import Foundation

/// A file that could not be written.
package struct WriteFault: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  /// - Parameter number: of the system's error; the last one where it is left out.
  package static func system(_ what: String, _ path: String, _ number: Int32 = errno) -> WriteFault {
    WriteFault("cannot \(what) \(path): \(String(cString: strerror(number)))")
  }
}
