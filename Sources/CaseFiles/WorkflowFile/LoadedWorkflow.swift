import CaseJSON
package import CaseModel

/// A checked workflow together with the files that it names.
package struct LoadedWorkflow: Sendable {
  package let workflow: Workflow
  /// Absolute.
  package let path: String
  /// As the user typed it.
  package let name: String
  /// The file as it was read, which a run keeps a copy of.
  package let bytes: [UInt8]
  package let root: ProjectRoot
  package let digests: WorkflowDigests
  /// The datasets that the workflow declares.
  package let datasets: [DatasetReference]
  /// The recordings of its agents, by agent.
  package let recordings: [String: DatasetReference]
  /// In the order in which they are declared.
  package let judges: [LoadedJudge]
  /// Warnings; errors there are none.
  package let findings: Findings

  /// Whether a run asks programs.
  package func asksPrograms(_ mode: RecordMode) -> Bool { workflow.answeringAgents.contains { isLive($0, mode) } }

  /// Whether an agent is asked live: where its recording is being written, and a program that has none.
  ///
  /// Nothing calls over a network without being told to.
  package func isLive(_ agent: AgentDefinition, _ mode: RecordMode) -> Bool {
    if mode != .none, agent.isCallable { return true }
    return recordings[agent.name] == nil && !agent.callsNetwork
  }
}
