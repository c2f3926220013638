import CaseJSON
package import CaseModel

/// Warnings about cases that a workflow can never satisfy: right in themselves, and yet they look like mistakes.
package final class CaseChecks: Sendable {
  private let workflow: Workflow
  private let actions: [String]
  private let contracts: [String]
  /// The names of the contracts as bytes.
  private let contractNames: [[UInt8]]
  /// The input fields that have a type.
  private let keys: [JSONName]
  private let types: [InputField.FieldType]

  package init(workflow: Workflow) {
    self.workflow = workflow
    actions = workflow.actions.keys.sorted()
    contracts = workflow.escalations.keys.sorted()
    contractNames = contracts.map { Array($0.utf8) }
    let typed = workflow.inputs.filter { $0.type != nil }
    keys = typed.map(\.key)
    types = typed.compactMap(\.type)
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
    if item.input.allMembers(among: keys, satisfy: { types[$0].isOf($1) }) { return }
    for (key, type) in zip(keys, types) {
      guard let value = item.input[key], !value.isNull, !type.accepts(value) else { continue }
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
  /// Whether there is nothing to say about a value of a kind, whatever the value is.
  fileprivate func isOf(_ kind: JSONValue.Kind) -> Bool {
    switch (self, kind) {
    case (_, .null), (.string, .string), (.number, .number), (.number, .integer), (.integer, .integer),
      (.boolean, .boolean), (.object, .object), (.array, .array):
      true
    default: false
    }
  }
}
