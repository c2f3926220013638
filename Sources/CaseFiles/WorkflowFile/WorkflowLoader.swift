import CaseJSON
package import CaseModel
import Foundation

/// Reads a workflow file, checks it, and finds the files that it names.
package enum WorkflowLoader {
  /// - Parameter path: as the user typed it.
  /// - Returns: nothing where there is an error among the findings.
  package static func load(_ path: String, _ findings: inout Findings) -> LoadedWorkflow? {
    var own = Findings()
    let loaded = loadChecked(path, &own)
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

  private static func loadChecked(_ path: String, _ findings: inout Findings) -> LoadedWorkflow? {
    guard let bytes = FileReading.bytes(of: path, shownAs: path, &findings),
      let draft = draft(bytes, name: path, &findings)
    else { return nil }
    let files = NamedFiles(workflowPath: path)
    let datasets = files.find(draft.datasets, at: draft.source["datasets"], &findings)
    let recordings = recordings(of: draft, files, &findings)
    let digests = WorkflowDigests(draft, files: files, &findings)
    guard let workflow = Workflow(checking: draft, findings: &findings) else { return nil }
    checkCertifiability(of: workflow, &findings)
    checkCommandFiles(of: draft, files, &findings)
    return LoadedWorkflow(
      workflow: workflow, path: ProjectRoot.resolved(path), name: path, bytes: bytes, root: files.root,
      digests: digests, datasets: datasets, recordings: recordings, findings: findings)
  }

  private static func recordings(
    of draft: UncheckedWorkflow, _ files: NamedFiles, _ findings: inout Findings
  ) -> [String: DatasetReference] {
    var recordings: [String: DatasetReference] = [:]
    for agent in draft.agents {
      guard let name = agent.recording else {
        if agent.command.isEmpty {
          findings.error(
            "agent.no-source", "nothing says where the replies of '\(agent.name)' come from",
            hint: "add recording: FILE, or command: [PROGRAM, …]", at: agent.source)
        }
        continue
      }
      // What is wrong with the file is reported once, where it is digested.
      var reported = Findings()
      recordings[agent.name] = files.find(name, at: agent.source["recording"] ?? agent.source, &reported)
    }
    return recordings
  }
}

/// The files that a workflow names, which lie inside its project's root.
struct NamedFiles {
  let root: ProjectRoot
  private let folder: String
  private let shownFolder: String

  init(workflowPath: String) {
    root = ProjectRoot(of: workflowPath)
    folder = URL(fileURLWithPath: ProjectRoot.resolved(workflowPath)).deletingLastPathComponent().path
    shownFolder = workflowPath.lastIndex(of: "/").map { String(workflowPath[...$0]) } ?? ""
  }

  /// A file that is there, and inside the root; a finding where it is not.
  func find(_ name: String, at place: JSONValue, _ findings: inout Findings) -> DatasetReference? {
    let path = name.hasPrefix("/") ? name : folder + "/" + name
    guard root.contains(path) else {
      findings.error(
        "path.outside", "'\(name)' lies outside the project's root \(root.path)",
        hint: "copy it into the project, so that it is versioned with the workflow", at: place)
      return nil
    }
    if let fault = FileReading.fault(with: path, shownAs: name) {
      findings.error(fault.code, fault.message, hint: fault.hint, at: place)
      return nil
    }
    let shown = name.hasPrefix("/") ? name : Self.simplified(shownFolder + name)
    return DatasetReference(path: ProjectRoot.resolved(path), name: shown, relativePath: root.relative(path))
  }

  /// Whether there is something under a name, wherever it lies.
  func isThere(_ name: String) -> Bool {
    name.contains("/") && FileManager.default.fileExists(atPath: name.hasPrefix("/") ? name : folder + "/" + name)
  }

  /// A list of files, each at its own place in the workflow; doubled ones are findings.
  func find(_ names: [String], at list: JSONValue?, _ findings: inout Findings) -> [DatasetReference] {
    guard let list else { return [] }
    var found: [DatasetReference] = []
    for (name, place) in zip(names, list.elements) {
      guard let file = find(name, at: place, &findings) else { continue }
      if found.contains(where: { $0.path == file.path }) {
        findings.error("path.doubled", "'\(name)' is named twice", at: place)
      }
      found.append(file)
    }
    return found
  }

  /// `workflows/../datasets/x` as a person would type it: `datasets/x`.
  static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
