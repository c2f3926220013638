import CaseModel

/// Throws the kill switch in every case that changed something.
struct KillSwitchDrill: Drill {
  private let changing: Set<String>

  /// - Parameter workflow: says which actions change something.
  init(workflow: Workflow) {
    changing = Set(workflow.actions.values.filter { $0.tier?.changes ?? true }.map(\.name))
  }

  func probes(of probed: ProbedCase) -> [Probe] {
    let actions = Set(probed.proposedCalls.map(\.action)).intersection(changing).sorted()
    guard let action = actions.first else { return [] }
    return [
      Probe(
        kind: .killSwitch, subject: "kill_switch.\(action)", change: "the kill switch on", item: probed.item,
        replies: probed.replies, world: .killed,
        demand: ProbeDemand(ban: .changing(changing), wish: .refuse([.killSwitch])))
    ]
  }
}
