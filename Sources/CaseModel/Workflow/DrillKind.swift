/// The ways in which a workflow's boundary is probed with cases derived from real ones.
package enum DrillKind: String, CaseIterable, Sendable {
  case missingInput = "missing_input"
  case limits
  case approvals
  case killSwitch = "kill_switch"
  case agents
  case escalationOwners = "escalation_owners"
  case metamorphic

  /// What is done to a case, and what must follow, in one line.
  package var summary: String {
    switch self {
    case .missingInput: "each required input dropped in turn must refuse"
    case .limits: "each limit met exactly and just inside must act, just outside must not"
    case .approvals: "each approval removed, or given by somebody whom the contract does not name, must not act"
    case .killSwitch: "with the kill switch on, nothing above recommend may happen"
    case .agents: "an agent that fails, times out or answers garbage must end in an error or an escalation"
    case .escalationOwners: "an escalation that nobody owns must be refused"
    case .metamorphic:
      "fields in another order, a field that nobody reads, letter case that nobody reads: the same outcome"
    }
  }
}
