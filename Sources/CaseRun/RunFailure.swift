package import CaseFiles
package import CaseModel

/// Why a run came to no verdict at all.
package enum RunFailure: Error, Sendable {
  /// The data or the workflow cannot be used.
  case invalid(Findings)
  /// Something could not be written, so that nothing can be trusted.
  case unwritable(WriteFault)
  /// The selection matches no case.
  case nothingSelected([String])
}
