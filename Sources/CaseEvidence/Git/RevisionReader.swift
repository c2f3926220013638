package import CaseFiles
package import CaseModel
import Foundation

/// A workflow as it was at a revision. Its files stand in a folder that goes away with this value.
package struct BaseRevision: Sendable {
  package let loaded: LoadedWorkflow
  /// As the user named it.
  package let revision: String
  package let commit: CommitID
  /// Held, so that the files stay for as long as somebody reads them.
  package let folder: RevisionFolder
}

/// What a revision has of a workflow.
package enum RevisionContent: Sendable {
  case workflow(BaseRevision)
  /// The revision is there, and has no such workflow.
  case new(CommitID)
}

/// Reads workflows as they were at a revision, with the files that they name; nothing is checked out.
package struct RevisionReader: Sendable {
  package let repository: GitRepository

  package init(_ repository: GitRepository) { self.repository = repository }

  /// - Parameters:
  ///   - workflow: the file as it stands in the working tree, as the user typed it.
  ///   - name: what the workflow calls itself, by which it is found where its file has moved.
  ///   - revision: `origin/main`, a tag, a commit.
  /// - Returns: nothing where it cannot be read; the findings say why.
  package func load(
    _ workflow: String, called name: String? = nil, at revision: String, _ findings: inout Findings
  ) async -> RevisionContent? {
    do throws(EvidenceFault) {
      let commit = try await repository.resolve(revision)
      let here = ProjectRoot(of: workflow).relative(workflow)
      var found = try await repository.entries([here], at: commit).first
      if found == nil, let name { found = try await moved(name, commit) }
      guard let entry = found else { return .new(commit) }
      let path = entry.path
      let folder = try RevisionFolder()
      let reading = Reading(repository: repository, revision: revision, commit: commit, folder: folder)
      guard try await reading.write([entry], &findings) else { return nil }
      let bytes = try await repository.bytes(of: entry)
      let named = NamedPaths(in: bytes).paths.compactMap { Self.path($0, beside: path) }
      let entries = try await repository.entries(Set(named).sorted().filter { $0 != path }, at: commit)
      guard try await reading.write(entries, &findings) else { return nil }
      let origin = FileOrigin(name: revision + ":", path: path)
      guard let loaded = WorkflowLoader.load(folder.path + "/" + path, from: origin, &findings) else { return nil }
      return .workflow(BaseRevision(loaded: loaded, revision: revision, commit: commit, folder: folder))
    } catch {
      findings.add(error.finding)
      return nil
    }
  }

  /// All workflows of a commit, by what they call themselves.
  private func workflows(
    at commit: CommitID
  ) async throws(EvidenceFault) -> [(name: String, entry: GitRepository.TreeEntry)] {
    var found: [(name: String, entry: GitRepository.TreeEntry)] = []
    let paths = try await repository.files(at: commit, holding: "casegate[\"']?[ \t]*:")
    for entry in try await repository.entries(paths, at: commit) where entry.kind == .file {
      if let name = NamedPaths(in: try await repository.bytes(of: entry)).workflow { found.append((name, entry)) }
    }
    return found
  }

  /// Workflows of a commit whose files are not there any more, or hold something else.
  func workflowsGone(since commit: CommitID) async throws(EvidenceFault) -> [String] {
    try await workflows(at: commit).filter { known in
      let now = FileManager.default.contents(atPath: repository.root + "/" + known.entry.path)
      return now.flatMap { NamedPaths(in: Array($0)).workflow } != known.name
    }.map(\.entry.path)
  }

  /// The workflow of a name, wherever its file was.
  private func moved(_ name: String, _ commit: CommitID) async throws(EvidenceFault) -> GitRepository.TreeEntry? {
    let found = try await workflows(at: commit).filter { $0.name == name }.map(\.entry)
    if found.count <= 1 { return found.first }
    throw EvidenceFault(
      "git.moved", "\(commit.short) has the workflow \(name) twice: \(found.map(\.path).joined(separator: ", "))",
      hint: "give one of them another name in a change of its own")
  }

  /// A path from the root for a name that a workflow has for a file; nothing where it lies outside.
  static func path(_ name: String, beside workflow: String) -> String? {
    if name.hasPrefix("/") || name.contains("\0") { return nil }
    var parts = workflow.split(separator: "/").dropLast().map(String.init)
    for part in name.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(String(part))
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }
}

/// One reading: puts files of a commit under their paths into a folder.
private struct Reading {
  let repository: GitRepository
  let revision: String
  let commit: CommitID
  let folder: RevisionFolder

  /// - Returns: whether all of them are files whose content git has.
  func write(_ entries: [GitRepository.TreeEntry], _ findings: inout Findings) async throws(EvidenceFault) -> Bool {
    let before = findings.errorCount
    for entry in entries {
      let name = "\(revision):\(entry.path)"
      switch entry.kind {
      case .file:
        let place = folder.path + "/" + entry.path
        try folder.make(entry.path.split(separator: "/").dropLast().joined(separator: "/"))
        try await repository.write(entry, to: place)
        if let pointer = FileTrap.pointerFinding(ofFileAt: place, shownAs: name) { findings.add(pointer) }
      case .symbolicLink:
        findings.add(
          Finding(
            .error, "git.symbolic-link", "\(name) is a symbolic link",
            hint: "name the file itself: a link can lead anywhere"))
      case .submodule, .folder:
        findings.add(Finding(.error, "git.not-a-file", "\(name) is not a file"))
      }
    }
    return findings.errorCount == before
  }
}
