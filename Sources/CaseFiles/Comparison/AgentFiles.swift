import CaseJSON
import CaseModel

/// The files that decide about cases, or about who may approve, and that changed under the name that both versions
/// have for them.
///
/// What a changed file does cannot be decided, so it is taken for wider. Names that come and go are changes of the
/// workflow itself.
enum AgentFiles {
  fileprivate struct NamedFile {
    let path: [String]
    /// As the workflow writes it.
    let name: String
    let kind: ChangeKind
    let explanation: String
    /// Absent where the file cannot be found again.
    let digest: Digest?
    /// Whether it is a recording that was not made yet.
    let isUnmade: Bool
    let place: JSONValue
  }

  static func changes(from old: LoadedWorkflow, to new: LoadedWorkflow) -> [WorkflowChange] {
    let before = files(of: old)
    return files(of: new).compactMap { (now) -> WorkflowChange? in
      guard let was = before.first(where: { $0.path == now.path && $0.name == now.name }) else { return nil }
      if let digest = was.digest, digest == now.digest { return nil }
      if was.isUnmade, now.isUnmade { return nil }
      return WorkflowChange(
        now.kind, now.path.joined(separator: "."), old: was.text, new: now.text, explanation: now.explanation,
        location: now.place.location)
    }
  }

  private static func files(of loaded: LoadedWorkflow) -> [NamedFile] {
    let workflow = loaded.workflow
    // What is wrong with a file was said when the workflow was loaded.
    var reported = Findings()
    let named = NamedFiles(workflowPath: loaded.path)
    func file(
      _ path: [String], _ name: String, _ place: JSONValue, _ kind: ChangeKind, _ explanation: String,
      isUnmade: Bool = false
    ) -> NamedFile {
      let found = named.find(name, at: place, &reported)?.relativePath
      return NamedFile(
        path: path, name: name, kind: kind, explanation: explanation,
        digest: loaded.digests.files.first { $0.name == found }?.digest, isUnmade: isUnmade, place: place)
    }
    var files: [NamedFile] = []
    for agent in workflow.agents {
      let path = ["agents", agent.name]
      for named in agent.namedFiles {
        files.append(
          file(
            path + named.key, named.name, named.source, .widerScope,
            "\(named.name.printable) changed, and what it makes of a case cannot be decided"))
      }
      guard let name = agent.recording else { continue }
      files.append(
        file(
          path + ["recording"], name, agent.source["recording"] ?? agent.source, .widerScope,
          "the recording \(name.printable) changed: other replies are judged",
          isUnmade: agent.callsNetwork && loaded.recordings[agent.name]?.isThere == false))
    }
    if let name = workflow.changeControl?.allowedSigners {
      let place = workflow.source["change_control"]?["allowed_signers"] ?? workflow.source
      files.append(
        file(
          ["change_control", "allowed_signers"], name, place, .approvalChanged,
          "the keys of those who may approve changed"))
    }
    return files
  }
}

extension AgentFiles.NamedFile {
  fileprivate var text: String { "\(name.printable) (\(digest?.short ?? (isUnmade ? "not made yet" : "unknown")))" }
}
