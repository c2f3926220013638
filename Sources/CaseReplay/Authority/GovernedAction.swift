import CaseJSON
import CaseModel

/// An action with what the authority wants to know of it, worked out once for all cases.
final class GovernedAction: Sendable {
  let action: Action
  let tier: Tier?
  /// What must be there; the field where the workflow declares it, whose type it must have.
  private let requirements: [(requirement: Requirement, field: InputField?)]

  init(_ action: Action, in workflow: Workflow) {
    self.action = action
    tier = action.tier
    requirements = action.requires.map { requirement in
      let names = requirement.path.names
      let field = names.count == 1 ? workflow.inputs.first { $0.key == names[0] } : nil
      return (requirement, field)
    }
  }

  /// The first field that the action cannot do without, and that is not there.
  func missingRequirement(in input: JSONValue) -> String? {
    let missing = requirements.first { requirement, field in
      guard let value = input.at(requirement.path), !value.isNull else { return true }
      return field.map { !$0.accepts(value) } ?? false
    }
    return missing?.requirement.name
  }
}

/// Where an escalation goes and what has to go with it, worked out once for all cases.
final class EscalationRoute: Sendable {
  let contract: EscalationContract
  let owner: AccountableOwner
  /// The names of the fields that must reach the person.
  private let demanded: [String]

  init(_ contract: EscalationContract) {
    self.contract = contract
    owner = AccountableOwner(name: contract.owner?.name ?? "", role: .escalationOwner)
    demanded = contract.attach.map(\.name)
  }

  /// Which fields reach the person, and which should have and do not.
  ///
  /// - Parameter named: the fields that an agent handed on itself; absent where all that there are go along.
  func attachments(of input: JSONValue, named: [String]?) -> (attached: [String], missing: [String]) {
    let isComplete = contract.attach.allSatisfy { isThere($0, input) }
    if isComplete, named == nil { return (demanded, []) }
    let present = isComplete ? demanded : contract.attach.filter { isThere($0, input) }.map(\.name)
    let attached = named ?? present
    return (attached, demanded.filter { !attached.contains($0) || !present.contains($0) })
  }

  private func isThere(_ requirement: Requirement, _ input: JSONValue) -> Bool {
    input.at(requirement.path).map { !$0.isNull } ?? false
  }
}
