import CaseModel
import Foundation

extension GitRepository {
  /// What stands under a path at a commit.
  package struct TreeEntry: Sendable, Equatable {
    package enum Kind: Sendable, Equatable {
      case file, symbolicLink, submodule, folder
    }

    package let path: String
    package let kind: Kind
    /// The name of the object.
    package let object: String
  }

  /// What stands under paths at a commit; a path under which nothing stands has no entry.
  ///
  /// - Parameter paths: from the repository's root.
  package func entries(_ paths: [String], at commit: CommitID) async throws(EvidenceFault) -> [TreeEntry] {
    if paths.isEmpty { return [] }
    return try await tree(["ls-tree", "-z", "--full-tree", "\(commit)", "--"] + paths)
  }

  private func tree(_ command: [String]) async throws(EvidenceFault) -> [TreeEntry] {
    var entries: [TreeEntry] = []
    for record in Self.fields(try await ask(command)) {
      // `100644 blob 65ef…<tab>path`
      guard let tab = record.firstIndex(of: "\t"),
        case let head = record[..<tab].split(separator: " "), head.count == 3,
        let kind = TreeEntry.Kind(mode: head[0])
      else { throw EvidenceFault("git.answer", "git ls-tree says what nobody can read: \(record.printable)") }
      entries.append(
        TreeEntry(path: String(record[record.index(after: tab)...]), kind: kind, object: String(head[2])))
    }
    return entries
  }

  /// Writes the content of a file into a new file, as git keeps it.
  func write(_ entry: TreeEntry, to path: String) async throws(EvidenceFault) {
    try await ask(["cat-file", "blob", entry.object], into: path)
  }

  /// The content of a file, as git keeps it.
  package func bytes(of entry: TreeEntry) async throws(EvidenceFault) -> [UInt8] {
    try await ask(["cat-file", "blob", entry.object])
  }

  /// Files that differ between two commits, both paths of a renamed one.
  package func changedFiles(from old: CommitID, to new: CommitID) async throws(EvidenceFault) -> [String] {
    Self.fields(try await ask(["diff-tree", "-r", "-z", "--name-only", "--no-renames", "\(old)", "\(new)"]))
  }

  /// Files that differ between a commit and the working tree, with those that are in no commit and not ignored.
  package func changedFiles(since old: CommitID) async throws(EvidenceFault) -> [String] {
    let tracked = Self.fields(
      try await ask([
        "diff", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv", "\(old)", "--",
      ]))
    let untracked = Self.fields(try await ask(["ls-files", "-z", "--others", "--exclude-standard", "--full-name"]))
    return Set(tracked).union(untracked).sorted()
  }

  /// Files of the working tree whose content is not what a commit has under their path.
  ///
  /// Asks for contents and not for what git remembers of them, so that no flag of the index hides a difference.
  ///
  /// - Parameter paths: from the root; one that is not there in the working tree differs if the commit has it.
  package func uncommitted(_ paths: [String], since commit: CommitID) async throws(EvidenceFault) -> [String] {
    let paths = Array(Set(paths)).sorted()
    let committed = try await entries(paths, at: commit)
    var different: [String] = []
    for path in paths {
      let entry = committed.first { $0.path == path }
      guard FileManager.default.fileExists(atPath: root + "/" + path) else {
        if entry != nil { different.append(path) }
        continue
      }
      let answer = String(decoding: try await ask(["hash-object", "--", path]), as: UTF8.self)
      if entry?.kind != .file || answer != "\(entry?.object ?? "")\n" { different.append(path) }
    }
    return different
  }

  /// What stands between the zero bytes that end each field.
  static func fields(_ bytes: [UInt8]) -> [String] {
    bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast().map { String(decoding: $0, as: UTF8.self) }
  }
}

extension GitRepository.TreeEntry.Kind {
  fileprivate init?(mode: Substring) {
    switch mode {
    case "100644", "100755", "100664": self = .file
    case "120000": self = .symbolicLink
    case "160000": self = .submodule
    case "040000": self = .folder
    default: return nil
    }
  }
}
