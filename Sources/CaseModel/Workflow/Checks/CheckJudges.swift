import CaseJSON

/// A judge must be somebody else than who is judged, and its bound must be one that a score can miss.
func checkJudges(_ draft: UncheckedWorkflow, _ findings: inout Findings) {
  let asked = Set(draft.steps.flatMap(\.agents))
  for judge in draft.judges {
    let place = judge.source["agent"] ?? judge.source
    if let agent = draft.agents.first(where: { $0.name == judge.agent }) {
      if asked.contains(agent.name) {
        findings.error(
          "judge.asked", "'\(agent.name)' decides in the workflow, and would judge itself",
          hint: "declare another agent as the judge", at: place)
      } else if let same = draft.agents.first(where: { asked.contains($0.name) && $0.isSameSource(as: agent) }) {
        findings.error(
          "judge.itself", "'\(agent.name)' is what '\(same.name)' is, and would judge itself",
          hint: "let another program or model judge", at: place)
      }
      checkSampling(of: agent, &findings)
    } else {
      findings.error(
        "reference.agent", "the agent '\(judge.agent)' is not declared",
        hint: suggestion(for: judge.agent, among: draft.agents.map(\.name)), at: place)
    }
    checkPass(of: judge, &findings)
  }
  if let policy = draft.gate?.judge, draft.judges.isEmpty {
    findings.error(
      "gate.no-judge", "the gate demands something of judges, and there is none", hint: "declare one under judges",
      at: policy.source)
  }
}

private func checkPass(of judge: Judge, _ findings: inout Findings) {
  guard judge.scale.lowerBound < judge.scale.upperBound, judge.pass.value.isFinite else { return }
  let (first, last) = (judge.passes(judge.scale.lowerBound), judge.passes(judge.scale.upperBound))
  guard first == last else { return }
  findings.error(
    "judge.vacuous", "\(first ? "every" : "no") score of the scale \(judge.scaleText) passes",
    hint: "write a bound inside the scale", at: judge.source["pass"] ?? judge.source)
}

/// A judge that says something else each time cannot be held against people.
private func checkSampling(of agent: AgentDefinition, _ findings: inout Findings) {
  guard let chat = agent.chat, chat.sampling.temperature != 0 else { return }
  findings.error(
    "judge.temperature", "'\(agent.name)' judges, and would not say the same twice",
    hint: "write temperature: 0", at: chat.source["temperature"] ?? chat.source)
}

extension AgentDefinition {
  /// Whether both are the same program called the same way, the same model, or the same service.
  fileprivate func isSameSource(as other: AgentDefinition) -> Bool {
    if !command.isEmpty, command == other.command { return true }
    if let chat, let theirs = other.chat, !chat.model.isEmpty {
      return chat.model.isSnapshot(of: theirs.model) || theirs.model.isSnapshot(of: chat.model)
    }
    guard let url = http?.source["url"]?.string else { return false }
    return url == other.http?.source["url"]?.string
  }
}

extension String {
  /// Whether it is the name of a model or of one of its dated snapshots: `gpt-4o-2024-08-06` is one of `gpt-4o`.
  fileprivate func isSnapshot(of model: String) -> Bool {
    guard hasPrefix(model) else { return false }
    let rest = dropFirst(model.count)
    return rest.isEmpty || (rest.hasPrefix("-") && rest.dropFirst().first?.isNumber == true)
  }
}
