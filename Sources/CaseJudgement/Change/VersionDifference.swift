package import CaseModel

/// Two versions of a workflow, what is different between them, and whether the version rose as it must.
package struct VersionDifference: Sendable, Equatable {
  /// One of the two versions.
  package struct Side: Sendable, Equatable {
    /// The file as the user named it.
    package let file: String
    package let workflow: String
    package let version: SemanticVersion
    /// Of the whole workflow with its files.
    package let digest: String

    package init(file: String, workflow: String, version: SemanticVersion, digest: String) {
      self.file = file
      self.workflow = workflow
      self.version = version
      self.digest = digest
    }
  }

  package let old: Side
  package let new: Side
  /// What widens first, in the order of the kinds; within a kind in the order of the areas.
  package let changes: [WorkflowChange]
  package let rise: VersionRise

  package init(old: Side, new: Side, changes: [WorkflowChange], rise: VersionRise) {
    self.old = old
    self.new = new
    self.changes = ChangeKind.allCases.flatMap { kind in changes.filter { $0.kind == kind } }
    self.rise = rise
  }

  /// How many of the changes somebody may have to approve.
  package var wideningCount: Int { changes.count { $0.kind.widens } }

  /// Whether nothing widens or loosens, and the version rose as it must.
  package var isQuiet: Bool { wideningCount == 0 && rise.holds }

  /// The kinds that there are, each with its changes.
  package var groups: [(kind: ChangeKind, changes: [WorkflowChange])] {
    ChangeKind.allCases.map { kind in (kind, changes.filter { $0.kind == kind }) }.filter { !$0.changes.isEmpty }
  }
}
