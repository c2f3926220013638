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
  /// A merge counts only if it makes of a file what none of its parents has: a clean merge writes nothing. Names are
  /// taken as the commits have them; a `.mailmap` could be part of the change.
  ///
  /// - Parameter paths: from the repository's root.
  package func commits(
    after base: CommitID, upTo head: CommitID, touching paths: [String]
  ) async throws(EvidenceFault) -> [Commit] {
    if paths.isEmpty { return [] }
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
      let isMerge = record[1].split(separator: " ").count > 1
      if isMerge, try await !changes(id, paths) { continue }
      commits.append(
        Commit(
          id: id,
          people: [.init(name: record[2], email: record[3]), .init(name: record[4], email: record[5])]
            + Self.coauthors(in: record[6])))
    }
    return commits
  }

  private static let fieldCount = 7

  /// Whether a merge makes of a file what none of its parents has.
  private func changes(_ merge: CommitID, _ paths: [String]) async throws(EvidenceFault) -> Bool {
    let changed = try await ask(
      ["diff-tree", "-c", "-r", "-z", "--no-commit-id", "--name-only", "\(merge)", "--"] + paths)
    return !changed.isEmpty
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
