import CaseJSON
package import CaseModel

/// Warnings about cases that a workflow can never satisfy: right in themselves, and yet they look like mistakes.
package final class CaseChecks: Sendable {
  private let workflow: Workflow
  private let actions: [String]
  /// Actions that change something, or might.
  private let changing: Set<String>
  private let contracts: [String]
  private let contractNames: JSONNames
  /// The input fields that have a type.
  private let keys: [JSONName]
  private let names: JSONNames
  private let types: [InputField.FieldType]

  package init(workflow: Workflow) {
    self.workflow = workflow
    actions = workflow.actions.keys.sorted()
    changing = Set(workflow.actions.filter { $0.value.tier?.changes ?? true }.keys)
    contracts = workflow.escalations.keys.sorted()
    contractNames = JSONNames(contracts)
    let typed = workflow.inputs.filter { $0.type != nil }
    keys = typed.map(\.key)
    names = JSONNames(typed.map(\.key.text))
    types = typed.compactMap(\.type)
  }

  package func check(_ item: Case, _ findings: inout Findings) {
    let alternatives = item.expected.alternatives
    // Looked at in place: to copy one is to count the references of all that it holds.
    for index in alternatives.indices {
      if let calls = alternatives[index].calls?.calls {
        for call in calls where !changing.contains(call.action) { report(call, of: item, &findings) }
      }
      if alternatives[index].asksJudges { checkJudges(alternatives[index], of: item, at: index, &findings) }
      if case .equals(let value)? = alternatives[index].to, contractNames.index(of: value) == nil,
        let name = value.string, workflow.escalations[name] == nil
      {
        let written = item.expected.source(ofAlternative: index)
        let place = written["to"] ?? written
        findings.warning(
          "expected.escalation", "'\(name)' is no escalation of the workflow",
          hint: suggestion(for: name, among: contracts), at: place["equals"] ?? place)
      }
    }
    for (index, result) in item.toolResults.enumerated() { check(result, index, of: item, &findings) }
    if item.input.allMembers(among: names, satisfy: { $1 == .null || types[$0].accepts(anyOf: $1) }) { return }
    for (key, type) in zip(keys, types) {
      guard let value = item.input[key], !value.isNull, !type.accepts(value) else { continue }
      findings.warning(
        "input.type", "the workflow expects \(key.text) to be of type \(type.rawValue)", at: value)
    }
  }

  /// A call that changes something is a proposal, whatever was answered at the time: nobody is told that it happened.
  private func check(_ result: ToolResult, _ index: Int, of item: Case, _ findings: inout Findings) {
    if let tier = workflow.actions[result.action]?.tier, !tier.changes { return }
    let place = item.source["tool_results"]?[index]?["action"] ?? item.source
    if workflow.actions[result.action] == nil {
      findings.warning(
        "tool-result.action", "'\(result.action.printable)' is no action of the workflow, and nobody sees its result",
        hint: suggestion(for: result.action, among: actions), at: place)
    } else {
      findings.warning(
        "tool-result.changing", "'\(result.action)' changes something: it is proposed, and nobody sees its result",
        hint: "keep the results of actions that read or recommend", at: place)
    }
  }

  /// A judge that is not there can find nothing good: more than a warning, because nothing could be scored.
  private func checkJudges(
    _ expected: ExpectedOutcome, of item: Case, at index: Int, _ findings: inout Findings
  ) {
    let known = workflow.judges.map(\.name)
    for name in expected.output?.judges ?? [] where !known.contains(name) {
      let written = item.expected.source(ofAlternative: index)
      findings.error(
        "expected.judge", "there is no judge '\(name.printable)'",
        hint: known.isEmpty
          ? "declare it under judges; {\"equals\": …} compares an object that has a key 'judge'"
          : suggestion(for: name, among: known), at: written["output"] ?? written)
    }
  }

  private func report(_ call: ExpectedCall, of item: Case, _ findings: inout Findings) {
    let place = item.expected.source["action"] ?? item.expected.source
    guard workflow.actions[call.action] != nil else {
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
