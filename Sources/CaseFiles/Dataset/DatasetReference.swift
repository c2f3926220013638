import Foundation

/// A file of cases: where it is, and what people call it.
package struct DatasetReference: Sendable, Equatable {
  /// Absolute.
  package let path: String
  /// As the user would type it, for findings.
  package let name: String
  /// From the project's root, for records that must read the same on every machine.
  package let relativePath: String

  package init(path: String, name: String, relativePath: String) {
    self.path = path
    self.name = name
    self.relativePath = relativePath
  }

  /// Whether there is something at the path.
  package var isThere: Bool { FileManager.default.fileExists(atPath: path) }
}
