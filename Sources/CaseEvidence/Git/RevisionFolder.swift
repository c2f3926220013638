import CaseFiles

/// A private temporary folder that holds files of a revision, with the mark of a project's root. It goes with the value.
package final class RevisionFolder: Sendable {
  private let folder: PrivateFolder

  init() throws(EvidenceFault) {
    do throws(WriteFault) { folder = try PrivateFolder("casegate-revision") } catch {
      throw EvidenceFault("evidence.folder", error.description)
    }
    try make(".git")
  }

  /// Absolute, without symbolic links.
  package var path: String { folder.path }

  /// Makes a folder inside this one.
  func make(_ name: String) throws(EvidenceFault) {
    do { try folder.make(name) } catch {
      throw EvidenceFault("evidence.folder", "a temporary folder cannot be made: \(error)")
    }
  }
}
