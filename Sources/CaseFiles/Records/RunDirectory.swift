import Foundation

/// The folder that a run leaves behind: `manifest.json` first, `results.jsonl`, and `verdict.json` last.
package struct RunDirectory: Sendable {
  /// Absolute.
  package let path: String

  package init(path: String) { self.path = path }

  /// The folder's name, which begins with the time at which the run began, so that names sort by time.
  package var id: String { URL(fileURLWithPath: path).lastPathComponent }

  package var manifest: String { path + "/manifest.json" }
  package var results: String { path + "/results.jsonl" }
  package var verdict: String { path + "/verdict.json" }
  package var workflow: String { path + "/workflow.yaml" }
  /// What agents answered live, row by row as they did; only where some were asked.
  package var replies: String { path + "/replies.jsonl" }
  /// Which recordings were about to be written, and what they hold since; only where some were.
  package var recorded: String { path + "/recorded.json" }
  /// Only where programs were asked.
  package var agentLog: String { path + "/agents.log" }

  /// Takes the verdict back: a folder without one is a run that did not come to its end.
  package func withdrawVerdict() throws(WriteFault) {
    if unlink(verdict) != 0, errno != ENOENT { throw .system("remove", verdict) }
  }

  /// Removes the folder of a run that came to nothing.
  package func remove() throws(WriteFault) {
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw WriteFault("cannot remove \(path): \(error.localizedDescription)")
    }
  }
}

/// Where a project's runs are: `.casegate/runs` in its root.
package struct RunStore: Sendable {
  package let path: String

  package init(root: ProjectRoot) { path = root.path + "/.casegate/runs" }

  /// Makes the folder of a new run; a second one of the same second gets a number.
  ///
  /// - Parameter name: `20261121T022000Z-support-triage-2.3.0`
  package func create(_ name: String) throws(WriteFault) -> RunDirectory {
    for folder in [URL(fileURLWithPath: path).deletingLastPathComponent().path, path] {
      if mkdir(folder, 0o755) != 0, errno != EEXIST { throw .system("create", folder) }
    }
    for attempt in 1...10_000 {
      let candidate = path + "/" + name + (attempt == 1 ? "" : "-\(attempt)")
      if mkdir(candidate, 0o755) == 0 { return RunDirectory(path: candidate) }
      if errno != EEXIST { throw .system("create", candidate) }
    }
    throw WriteFault("cannot create \(path)/\(name): there are ten thousand of that second")
  }

  /// All runs, the newest first; none where the folder cannot be read.
  package func all() -> [RunDirectory] {
    let names = FileReading.names(in: path) ?? []
    // Numbers by their value: the tenth run of a second is newer than the second.
    let newestFirst = names.filter { !$0.hasPrefix(".") }.sorted {
      $0.compare($1, options: .numeric) == .orderedDescending
    }
    return newestFirst.map { RunDirectory(path: path + "/" + $0) }
  }

  /// A run by its path, its name, the beginning of its name, or `latest`.
  package func find(_ text: String) -> RunDirectory? {
    if text == "latest" { return all().first { FileManager.default.fileExists(atPath: $0.manifest) } }
    let asPath = RunDirectory(path: URL(fileURLWithPath: text).path)
    if FileManager.default.fileExists(atPath: asPath.manifest) { return asPath }
    let matches = all().filter { $0.id == text || $0.id.hasPrefix(text) }
    return matches.first { $0.id == text } ?? (matches.count == 1 ? matches[0] : nil)
  }
}
