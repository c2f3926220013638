import Foundation

/// A file that could not be written.
package struct WriteFault: Error, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }

  package static func system(_ what: String, _ path: String) -> WriteFault {
    WriteFault("cannot \(what) \(path): \(String(cString: strerror(errno)))")
  }
}
