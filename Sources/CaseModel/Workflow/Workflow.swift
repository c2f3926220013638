package import CaseJSON

/// A versioned contract that was checked: what it names exists, what must be owned is owned, and it can be replayed.
package final class Workflow: Sendable {
  package let name: String
  package let version: SemanticVersion
  package let summary: String?
  package let stage: Stage
  package let owners: Owners
  /// The person who answers for acts.
  package let workflowOwner: Owner
  /// The person who answers for refusals: in `shadow`, where none is demanded, the workflow's owner.
  package let exceptionOwner: AccountableOwner
  package let killSwitch: KillSwitch?
  package let review: Review?
  package let rollback: Rollback?
  package let inputs: [InputField]
  package let requiredInputs: [InputField]
  package let actions: [String: Action]
  package let escalations: [String: EscalationContract]
  /// In the order in which they are declared.
  package let agents: [AgentDefinition]
  package let steps: [DecisionStep]
  package let budget: BudgetPolicy
  package let gate: GatePolicy
  /// Who has to agree to a change of this version; absent where nobody has.
  package let changeControl: ChangeControl?
  /// What may be written of what agents say.
  package let privacy: PrivacyPolicy
  package let datasets: [String]
  package let source: JSONValue

  /// Checks that a workflow's parts fit together.
  ///
  /// - Parameter findings: what reading the file found; every fault that the checks find is added.
  /// - Returns: nothing where there is an error among the findings, read or checked.
  package init?(checking draft: UncheckedWorkflow, findings: inout Findings) {
    for check in Self.checks { check(draft, &findings) }
    guard !findings.hasErrors, let version = draft.version, let stage = draft.stage, let budget = draft.budget,
      let gate = draft.gate, let workflowOwner = draft.owners.workflow
    else { return nil }
    name = draft.name
    self.version = version
    summary = draft.summary
    self.stage = stage
    owners = draft.owners
    self.workflowOwner = workflowOwner
    exceptionOwner =
      draft.owners.exception.map { AccountableOwner(name: $0.name, role: .exceptionOwner) }
      ?? AccountableOwner(name: workflowOwner.name, role: .workflowOwner)
    killSwitch = draft.killSwitch
    review = draft.review
    rollback = draft.rollback
    inputs = draft.inputs ?? []
    requiredInputs = inputs.filter(\.isRequired)
    actions = Dictionary(draft.actions.map { ($0.name, $0) }) { first, _ in first }
    escalations = Dictionary(draft.escalations.map { ($0.name, $0) }) { first, _ in first }
    agents = draft.agents
    steps = draft.steps
    self.budget = budget
    self.gate = gate
    changeControl = draft.changeControl
    privacy = draft.privacy
    datasets = draft.datasets
    source = draft.source
  }

  private static let checks: [@Sendable (UncheckedWorkflow, inout Findings) -> Void] = [
    checkOwnership, checkReferences, checkAgents, checkInputNames, checkDecision, checkActions, checkGate,
    checkChangeControl,
  ]

  /// The actions that change nothing, of which agents may be told what they answered.
  package var readingActions: Set<String> { Set(actions.values.filter { $0.tier?.changes == false }.map(\.name)) }

  /// The agents that the decision asks, in the order in which they are declared.
  package var askedAgents: [AgentDefinition] {
    let asked = Set(steps.flatMap(\.agents))
    return agents.filter { asked.contains($0.name) }
  }
}

extension DecisionStep {
  /// The agents whose replies the step asks for.
  package var agents: [String] {
    switch kind {
    case .ask(let agent), .decide(_, .adopt(let agent)): [agent]
    case .decide: []
    }
  }
}
