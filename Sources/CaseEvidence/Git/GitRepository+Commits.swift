import CaseModel

/// Who made a commit.
package struct Commit: Sendable, Equatable {
  /// A name and an e-mail address as somebody wrote them.
  package struct Person: Hashable, Sendable {
    package let name: String
    package let email: String

    package init(name: String, email: String) {
      self.name = name
      self.email = email
    }
  }

  package let id: CommitID
  /// Author, committer, and whoever a trailer `Co-authored-by` names.
  package let people: [Person]
}

extension GitRepository {
  /// The commits that a later one has in its history and an earlier one has not, of those that change certain files.
  ///
  /// A merge counts if it makes of a file what none of its parents has: a clean merge writes nothing. Where a file is
  /// another one and no other commit made it so, every merge counts: one of them brought an old version back. Names
  /// are taken as the commits have them; a `.mailmap` could be part of the change.
  ///
  /// - Parameter paths: from the repository's root.
  package func commits(
    after base: CommitID, upTo head: CommitID, touching paths: [String]
  ) async throws(EvidenceFault) -> [Commit] {
    if paths.isEmpty { return [] }
    var merges: [Commit] = []
    var explained: Set<String> = []
    let command = [
      "rev-list", "--full-history", "--no-commit-header", "--format=%H%x00%P%x00%an%x00%ae%x00%cn%x00%ce%x00%B%x00",
      "\(base)..\(head)", "--",
    ]
    let fields = Self.fields(try await ask(command + paths) + [0]).dropLast()
    guard fields.count.isMultiple(of: Self.fieldCount) else {
      throw EvidenceFault("git.answer", "git rev-list says what nobody can read")
    }
    var commits: [Commit] = []
    for start in stride(from: fields.startIndex, to: fields.endIndex, by: Self.fieldCount) {
      let record = fields[start..<start + Self.fieldCount].map(\.self)
      guard let id = CommitID(record[0].drop { $0.isNewline }) else {
        throw EvidenceFault("git.answer", "git rev-list names no commit: \(record[0].printable)")
      }
      let commit = Commit(
        id: id,
        people: [.init(name: record[2], email: record[3]), .init(name: record[4], email: record[5])]
          + Self.coauthors(in: record[6]))
      let isMerge = record[1].split(separator: " ").count > 1
      let changed = try await changes(id, paths)
      explained.formUnion(changed)
      if isMerge, changed.isEmpty { merges.append(commit) } else { commits.append(commit) }
    }
    let differing = try await changes(from: base, to: head, paths)
    return explained.isSuperset(of: differing) ? commits : commits + merges
  }

  private static let fieldCount = 7

  /// The files of which a commit makes what none of its parents has.
  private func changes(_ commit: CommitID, _ paths: [String]) async throws(EvidenceFault) -> [String] {
    Self.fields(
      try await ask(
        ["diff-tree", "-c", "-r", "-z", "--root", "--no-renames", "--no-commit-id", "--name-only", "\(commit)", "--"]
          + paths)
    ).filter { !$0.isEmpty }
  }

  /// The files that are others at a later commit.
  private func changes(
    from base: CommitID, to head: CommitID, _ paths: [String]
  ) async throws(EvidenceFault) -> [String] {
    Self.fields(
      try await ask(
        ["diff-tree", "-r", "-z", "--no-renames", "--name-only", "\(base)", "\(head)", "--"] + paths)
    ).filter { !$0.isEmpty }
  }

  /// `Co-authored-by: Ada Lovelace <ada@example.com>`, anywhere in a message.
  static func coauthors(in message: String) -> [Commit.Person] {
    message.split(whereSeparator: \.isNewline).compactMap { line in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased().filter({ !$0.isWhitespace }) == "co-authored-by",
        let open = parts[1].lastIndex(of: "<")
      else { return nil }
      let name = parts[1][..<open].split(separator: " ").joined(separator: " ")
      return Commit.Person(name: name, email: String(parts[1][parts[1].index(after: open)...].prefix { $0 != ">" }))
    }
  }
}
