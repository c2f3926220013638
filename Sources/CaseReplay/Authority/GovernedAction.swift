import CaseJSON
import CaseModel

/// An action with what the authority wants to know of it, worked out once for all cases.
final class GovernedAction: Sendable {
  let action: Action
  let tier: Tier?
  private let demands: [DemandedField]

  init(_ action: Action, in workflow: Workflow) {
    self.action = action
    tier = action.tier
    demands = action.requires.map { requirement in
      let names = requirement.path.names
      let field = names.count == 1 ? workflow.inputs.first { $0.key == names[0] } : nil
      return DemandedField(requirement, of: field?.type)
    }
  }

  /// The first field that the action cannot do without, and that is not there.
  func missingRequirement(in input: JSONValue) -> String? {
    demands.first { !$0.isThere(in: input) }?.name
  }
}

/// A call and what the workflow says about its action.
struct GovernedCall {
  let call: ProposedCall
  /// Absent where the workflow declares no such action.
  let action: GovernedAction?

  init(_ call: ProposedCall, _ action: GovernedAction?) {
    self.call = call
    self.action = action
  }

  var tier: Tier? { action?.tier }
}

/// A field of the input that something cannot do without.
final class DemandedField: Sendable {
  let name: String
  private let path: JSONPath
  /// The type that it must have, where the workflow declares one.
  private let type: InputField.FieldType?

  init(_ requirement: Requirement, of type: InputField.FieldType? = nil) {
    name = requirement.name
    path = requirement.path
    self.type = type
  }

  init(_ field: InputField) {
    name = field.name
    path = JSONPath(components: [field.name])
    type = field.type
  }

  /// Whether there is a value, and of the type; null is none.
  func isThere(in input: JSONValue) -> Bool {
    guard let kind = input.kind(at: path), kind != .null else { return false }
    guard let type, !type.accepts(anyOf: kind) else { return true }
    return input.at(path).map(type.accepts) ?? false
  }
}

/// Where an escalation goes and what has to go with it, worked out once for all cases.
final class EscalationRoute: Sendable {
  let contract: EscalationContract
  let owner: AccountableOwner
  /// The fields that must reach the person, and their names.
  private let fields: [DemandedField]
  private let demanded: [String]

  init(_ contract: EscalationContract) {
    self.contract = contract
    owner = AccountableOwner(name: contract.owner?.name ?? "", role: .escalationOwner)
    fields = contract.attach.map { DemandedField($0) }
    demanded = contract.attach.map(\.name)
  }

  /// Which fields reach the person, and which should have and do not.
  ///
  /// - Parameter named: the fields that an agent handed on itself; absent where all that there are go along.
  func attachments(of input: JSONValue, named: [String]?) -> (attached: [String], missing: [String]) {
    let isComplete = fields.allSatisfy { $0.isThere(in: input) }
    if isComplete, named == nil { return (demanded, []) }
    let present = isComplete ? demanded : fields.filter { $0.isThere(in: input) }.map(\.name)
    let attached = named ?? present
    return (attached, demanded.filter { !attached.contains($0) || !present.contains($0) })
  }
}
