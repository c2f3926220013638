/// What a difference between two versions of a workflow means for whoever answers for it.
package enum ChangeKind: String, CaseIterable, Sendable {
  case newAction = "new_action"
  /// A tier, a stage, accepted inputs, a limit or a condition that lets more through; and whatever cannot be decided.
  case widerScope = "wider_scope"
  case looserThreshold = "looser_threshold"
  /// An agent, a program, an environment variable or a host.
  case newIntegration = "new_integration"
  case escalationChanged = "escalation_changed"
  case approvalChanged = "approval_changed"
  case ownerChanged = "owner_changed"
  case gateLoosened = "gate_loosened"
  case datasetWeakened = "dataset_weakened"
  /// Less may be done than before, or more is demanded.
  case narrowing
  /// Nothing that decides anything.
  case neutral

  /// Whether somebody may have to approve it; narrowing needs nobody, because the stop button must be quick.
  package var widens: Bool { self != .narrowing && self != .neutral }
}
