import CaseJSON
import CaseModel

/// Drops each input that an action, or the whole workflow, cannot do without.
struct MissingInputDrill: Drill {
  /// Says what is required.
  let workflow: Workflow

  func probes(of probed: ProbedCase) -> [Probe] {
    guard probed.outcome.disposition == .act else { return [] }
    var probes = workflow.requiredInputs.compactMap { field in
      probe(
        of: probed, without: JSONPath(components: [field.name]), subject: "input.\(field.name)", ban: .acting)
    }
    for call in probed.proposedCalls {
      guard let action = workflow.actions[call.action] else { continue }
      probes += action.requires.compactMap { requirement in
        probe(
          of: probed, without: requirement.path, subject: "actions.\(action.name).requires.\(requirement.name)",
          ban: .action(action.name))
      }
    }
    return probes
  }

  private func probe(
    of probed: ProbedCase, without path: JSONPath, subject: String, ban: ProbeDemand.Ban
  ) -> Probe? {
    guard let input = InputEdit.removing(path, from: probed.item.input) else { return nil }
    return Probe(
      kind: .missingInput, subject: subject, change: "\(path) dropped", item: probed.item.with(input: input),
      replies: probed.replies, demand: ProbeDemand(ban: ban, wish: .refuse([.missingInput])))
  }
}
