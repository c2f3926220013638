package import CaseFiles
package import CaseModel

/// What an approval is about: one version of a workflow after another, and nothing else.
package struct ApprovalSubject: Sendable, Equatable {
  package struct Dataset: Sendable, Equatable {
    package let path: String
    package let digest: String
  }

  package let workflow: String
  /// From the project's root.
  package let path: String
  /// `1.0.0 → 1.1.0`: an old approval of the same content does not bring it back.
  package let versions: String
  /// The digest of the version before.
  package let base: String
  /// The digest of the version after.
  package let head: String
  /// The data that the version after is judged by.
  package let datasets: [Dataset]
  package let changes: [WorkflowChange]

  /// - Throws: where a dataset cannot be read.
  package init(from base: LoadedWorkflow, to head: LoadedWorkflow, changes: [WorkflowChange]) throws(EvidenceFault) {
    workflow = head.workflow.name
    path = head.root.relative(head.path)
    versions = "\(base.workflow.version) → \(head.workflow.version)"
    self.base = base.digests.whole.description
    self.head = head.digests.whole.description
    self.changes = changes
    var datasets: [Dataset] = []
    for file in head.datasets {
      do throws(FileFault) {
        let digest = try DigestedFile.digest(path: file.path, shownAs: file.name)
        datasets.append(Dataset(path: file.relativePath, digest: digest.description))
      } catch {
        throw EvidenceFault(error.finding)
      }
    }
    self.datasets = datasets
  }
}
