package import CaseModel

/// A file that cannot be read at all.
package struct FileFault: Error {
  package let finding: Finding

  init(_ finding: Finding) { self.finding = finding }
}
