import CaseJSON
package import CaseJudgement
package import CaseModel

/// Compares two versions of a workflow with the files that they name: the workflow itself, what agents are made of,
/// and the cases.
package enum VersionComparison {
  /// Every difference, by what it means.
  ///
  /// - Parameter findings: where a file cannot be read, so that the comparison is not complete.
  /// - Returns: nothing where both versions are the same, cases included, their `version` aside.
  package static func changes(
    from old: LoadedWorkflow, to new: LoadedWorkflow, _ findings: inout Findings
  ) -> [WorkflowChange] {
    var changes = ChangeClassifier.changes(from: old.workflow, to: new.workflow)
    changes += AgentFiles.changes(from: old, to: new)
    // The cases themselves say what the list of their files can only suspect.
    changes.removeAll { $0.subject == "datasets" }
    changes += DatasetComparison.changes(from: old, to: new, &findings)
    if changes.isEmpty, old.digests.whole != new.digests.whole {
      changes.append(
        WorkflowChange(
          .widerScope, "digest", old: old.digests.whole.short, new: new.digests.whole.short,
          explanation: "the digests differ, and nobody knows why", location: new.workflow.source.location))
    }
    return changes
  }

  /// Whether the version rose as far as these changes demand.
  package static func rise(
    from old: LoadedWorkflow, to new: LoadedWorkflow, _ changes: [WorkflowChange]
  ) -> VersionRise {
    VersionRise(
      from: old.workflow.version, to: new.workflow.version,
      digestChanged: old.digests.whole != new.digests.whole, changes: changes)
  }
}

extension Digest {
  /// As much of it as people compare.
  var short: String { String(description.prefix(12)) }
}
