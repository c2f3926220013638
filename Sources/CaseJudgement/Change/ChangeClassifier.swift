import CaseJSON
package import CaseModel

/// Says of every difference between two versions of a workflow what it means for whoever answers for it.
///
/// Whatever it does not understand, or cannot decide, it takes for wider.
package enum ChangeClassifier {
  /// - Returns: nothing where both mean the same, their `version` aside; otherwise at least one change, in the order of
  ///   the areas.
  package static func changes(from old: Workflow, to new: Workflow) -> [WorkflowChange] {
    let differences = SourceDifference.all(between: old.source, and: new.source).filter { $0 != ["version"] }
    if differences.isEmpty { return [] }
    var list = ChangeList(from: old, to: new)
    for area in areas { area(&list) }
    list.addRest(differences)
    return list.changes
  }

  private static let areas: [@Sendable (inout ChangeList) -> Void] = [
    { $0.compareIdentity() }, { $0.compareOwners() }, { $0.compareKillSwitch() }, { $0.compareInputs() },
    { $0.compareActions() }, { $0.compareEscalations() }, { $0.compareAgents() }, { $0.compareDecision() },
    { $0.compareBudget() }, { $0.compareGate() }, { $0.compareJudges() }, { $0.compareDatasets() },
    { $0.compareChangeControl() },
  ]
}
