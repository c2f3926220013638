import CaseJSON
package import CaseModel
import Foundation

/// Reads a workflow file, checks it, and finds the files that it names.
package enum WorkflowLoader {
  /// - Parameters:
  ///   - path: as the user typed it.
  ///   - origin: where the files come from, if they stand at the path only to be read: who, and how they are called.
  /// - Returns: nothing where there is an error among the findings.
  package static func load(
    _ path: String, from origin: FileOrigin? = nil, _ findings: inout Findings
  ) -> LoadedWorkflow? {
    var own = Findings()
    let loaded = loadChecked(path, origin, &own)
    findings.append(own)
    return own.hasErrors ? nil : loaded
  }

  /// Reads the copy of a workflow that a run keeps; the files that it names are not looked for.
  ///
  /// Warnings are not repeated: they were shown before the run, and nobody can change the copy.
  ///
  /// - Returns: nothing where there is an error among the findings.
  package static func loadCopy(_ path: String, _ findings: inout Findings) -> Workflow? {
    var own = Findings()
    defer { if own.hasErrors { findings.append(own) } }
    guard let bytes = FileReading.bytes(of: path, shownAs: path, &own) else { return nil }
    return check(bytes, name: path, &own)
  }

  /// Checks the text of a workflow; the files that it names are not looked for.
  package static func check(_ bytes: [UInt8], name: String, _ findings: inout Findings) -> Workflow? {
    draft(bytes, name: name, &findings).flatMap { Workflow(checking: $0, findings: &findings) }
  }

  private static func draft(_ bytes: [UInt8], name: String, _ findings: inout Findings) -> UncheckedWorkflow? {
    guard let value = YAMLReader.read(bytes, name: name, &findings) else { return nil }
    return workflowTable.codec(UncheckedWorkflow.init(source:)).decode(value, &findings)
  }

  private static func loadChecked(
    _ path: String, _ origin: FileOrigin?, _ findings: inout Findings
  ) -> LoadedWorkflow? {
    let name = origin.map { $0.name + $0.path } ?? path
    guard let bytes = FileReading.bytes(of: path, shownAs: name, &findings),
      let draft = draft(bytes, name: name, &findings)
    else { return nil }
    let files = NamedFiles(workflowPath: path, from: origin)
    let datasets = files.find(draft.datasets, at: draft.source["datasets"], &findings)
    let recordings = recordings(of: draft, files, &findings)
    let digests = WorkflowDigests(draft, files: files, &findings)
    let judges = LoadedJudge.all(of: draft, files, digests, &findings)
    checkAllowedSigners(of: draft, files, &findings)
    guard let workflow = Workflow(checking: draft, findings: &findings) else { return nil }
    checkCertifiability(of: workflow, &findings)
    checkCommandFiles(of: draft, files, &findings)
    checkPromptFiles(of: draft, files, &findings)
    return LoadedWorkflow(
      workflow: workflow, path: ProjectRoot.resolved(path), name: name, bytes: bytes, root: files.root,
      digests: digests, datasets: datasets, recordings: recordings, judges: judges, findings: findings)
  }

  private static func recordings(
    of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings
  ) -> [String: DatasetReference] {
    var recordings: [String: DatasetReference] = [:]
    for agent in draft.agents {
      guard let name = agent.recording else { continue }
      // What is wrong with the file is reported once, where it is digested.
      var reported = Findings()
      let place = agent.source["recording"] ?? agent.source
      recordings[agent.name] =
        agent.callsNetwork ? files.locate(name, at: place, &reported) : files.find(name, at: place, &reported)
    }
    return recordings
  }
}
