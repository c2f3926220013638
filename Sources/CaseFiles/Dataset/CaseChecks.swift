import CaseJSON
package import CaseModel

/// Warnings about cases that a workflow can never satisfy: right in themselves, and yet they look like mistakes.
package struct CaseChecks: Sendable {
  private let workflow: Workflow
  private let actions: [String]
  private let contracts: [String]
  /// The names of the contracts as bytes.
  private let contractNames: [[UInt8]]
  /// The input fields that have a type.
  private let fields: [(key: JSONName, type: InputField.FieldType)]

  package init(workflow: Workflow) {
    self.workflow = workflow
    actions = workflow.actions.keys.sorted()
    contracts = workflow.escalations.keys.sorted()
    contractNames = contracts.map { Array($0.utf8) }
    fields = workflow.inputs.compactMap { field in field.type.map { (field.key, $0) } }
  }

  package func check(_ item: Case, _ findings: inout Findings) {
    for alternative in item.expected.alternatives {
      for call in alternative.calls?.calls ?? [] { check(call, of: item, &findings) }
      if case .equals(let value)? = alternative.to, !contractNames.contains(where: value.isString),
        let name = value.string, workflow.escalations[name] == nil
      {
        findings.warning(
          "expected.escalation", "'\(name)' is no escalation of the workflow",
          hint: suggestion(for: name, among: contracts),
          at: value)
      }
    }
    for (key, type) in fields {
      guard let kind = item.input.kind(of: key), kind != .null, kind != type.usualKind else { continue }
      guard let value = item.input[key], !type.accepts(value) else { continue }
      findings.warning(
        "input.type", "the workflow expects \(key.text) to be of type \(type.rawValue)", at: value)
    }
  }

  private func check(_ call: ExpectedCall, of item: Case, _ findings: inout Findings) {
    let action = workflow.actions[call.action]
    if let action, action.tier?.changes ?? true { return }
    let place = item.expected.source["action"] ?? item.expected.source
    guard action != nil else {
      findings.warning(
        "expected.action", "'\(call.action)' is no action of the workflow",
        hint: suggestion(for: call.action, among: actions), at: place)
      return
    }
    findings.warning(
      "expected.unchanging", "'\(call.action)' changes nothing, and only calls that change something are compared",
      at: place)
  }
}

extension InputField.FieldType {
  /// What a value of the type mostly is; nothing has to be read of it then.
  fileprivate var usualKind: JSONValue.Kind {
    switch self {
    case .string: .string
    case .number: .number
    case .integer: .integer
    case .boolean: .boolean
    case .object: .object
    case .array: .array
    }
  }
}
