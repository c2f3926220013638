import CaseJSON
import CaseModel

/// Cases without a recorded reply of an agent that every case asks.
///
/// Agents behind a rule that may decide before them are not looked at: only a replay knows which cases reach them.
struct ReplyCoverage {
  private let agents: [AgentDefinition]
  private let hasReply: (_ agent: String, _ caseID: String) -> Bool
  private var missing: [String: (count: Int, first: [String])] = [:]

  init(_ workflow: Workflow, hasReply: @escaping (_ agent: String, _ caseID: String) -> Bool) {
    let asked = workflow.alwaysAskedAgents
    agents = workflow.agents.filter { asked.contains($0.name) }
    self.hasReply = hasReply
  }

  mutating func see(_ caseID: String) {
    for agent in agents where !hasReply(agent.name, caseID) {
      var known = missing[agent.name] ?? (0, [])
      known.count += 1
      if known.first.count < 3 { known.first.append(caseID) }
      missing[agent.name] = known
    }
  }

  func check(_ findings: inout Findings) {
    for agent in agents {
      guard let (count, first) = missing[agent.name] else { continue }
      let more = count > first.count ? " and \(count - first.count) more" : ""
      findings.warning(
        "recording.missing-reply",
        "no reply of '\(agent.name)' is recorded for \(count) \(count == 1 ? "case" : "cases"): "
          + first.joined(separator: ", ") + more,
        hint: "record them: a reply that is missing when it is asked for is an error of its case",
        at: agent.source["recording"] ?? agent.source)
    }
  }
}

extension Workflow {
  /// The agents that are asked before any rule can decide.
  fileprivate var alwaysAskedAgents: [String] {
    var asked: [String] = []
    for step in steps {
      switch step.kind {
      case .ask(let agent): asked.append(agent)
      case .decide(nil, .adopt(let agent)): return asked + [agent]
      case .decide: return asked
      }
    }
    return asked
  }
}
