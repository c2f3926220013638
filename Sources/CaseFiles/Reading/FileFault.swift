package import CaseModel

/// A file that cannot be read at all.
package struct FileFault: Error {
  package let finding: Finding

  package init(_ finding: Finding) { self.finding = finding }
}
