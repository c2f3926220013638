package import CaseFiles
package import CaseJudgement
package import CaseModel

/// What a run's cases are compared with.
package enum Baseline: Sendable {
  case absent
  /// One was asked for, and there is none that could be used.
  case unusable(named: String, reason: String)
  /// Another version of the workflow, replayed side by side on the same cases.
  case version(BaselineVersion)
  /// What an earlier run recorded about the same cases.
  case run(RecordedRun)

  /// What it is called; absent where there is none.
  var name: String? {
    switch self {
    case .absent: nil
    case .unusable(let name, _): name
    case .version(let version): version.identity.name
    case .run(let run): run.identity.name
    }
  }
}

/// Another version of a workflow, ready to be replayed.
package struct BaselineVersion: Sendable {
  package let identity: BaselineIdentity
  package let workflow: Workflow
  /// By name, those that are the candidate's among them.
  package let agents: [String: any Agent]
  /// Agents that are the same in both versions: a request that both make is made once.
  package let shared: Set<String>

  /// - Parameters:
  ///   - own: the agents that only the baseline has.
  ///   - candidate: all agents of the candidate.
  ///   - shared: the names of those that are the same in both.
  package init(
    _ workflow: Workflow, identity: BaselineIdentity, own: [String: any Agent], candidate: [String: any Agent],
    shared: Set<String>
  ) {
    self.workflow = workflow
    self.shared = shared
    var identity = identity
    identity.sharedAgents = shared.sorted()
    self.identity = identity
    agents = own.merging(candidate.filter { shared.contains($0.key) }) { _, common in common }
  }

  /// The agents that both versions define the same, files and all, and that the baseline asks.
  package static func sharedAgents(of baseline: LoadedWorkflow, and candidate: LoadedWorkflow) -> Set<String> {
    let asked = Set(baseline.workflow.askedAgents.map(\.name)).intersection(candidate.workflow.askedAgents.map(\.name))
    let known = candidate.digests.agents
    return Set(baseline.digests.agents.filter { asked.contains($0.name) && known.contains($0) }.map(\.name))
  }
}
