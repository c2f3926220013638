package import CaseJSON

/// A workflow as it was read: every field has the right type, and nothing says that they fit together.
///
/// Only a checked `Workflow` can be replayed.
package struct UncheckedWorkflow: Sendable {
  package var name = ""
  package var version: SemanticVersion?
  package var summary: String?
  package var stage: Stage?
  package var owners = Owners()
  package var killSwitch: KillSwitch?
  package var review: Review?
  package var rollback: Rollback?
  /// Absent where the workflow does not say which fields it knows.
  package var inputs: [InputField]?
  package var actions: [Action] = []
  package var escalations: [EscalationContract] = []
  package var agents: [AgentDefinition] = []
  package var judges: [Judge] = []
  package var steps: [DecisionStep] = []
  package var budget: BudgetPolicy?
  package var gate: GatePolicy?
  package var changeControl: ChangeControl?
  package var privacy = PrivacyPolicy()
  /// Relative to the workflow's folder.
  package var datasets: [String] = []
  /// The whole file as it was read.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}
