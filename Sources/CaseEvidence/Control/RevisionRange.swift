import CaseModel

/// The commits between a base and what is checked out.
package struct RevisionRange: Sendable {
  package let base: CommitID
  package let head: CommitID

  /// - Throws: where the history between the two is not all there, or the base is no part of it.
  package init(from base: CommitID, named revision: String, in repository: GitRepository) async throws(EvidenceFault) {
    if repository.isShallow {
      throw EvidenceFault(
        "git.shallow", "a part of the history is missing, so that nobody can say who made the change",
        hint: GitRepository.shallowHint)
    }
    self.base = base
    head = try await repository.resolve("HEAD")
    guard try await repository.contains(base, in: head) else {
      throw EvidenceFault(
        "git.diverged", "what is checked out does not contain \(revision.printable)",
        hint: "rebase or merge; in CI check out the merge of the two; elsewhere name the commit where they part, which "
          + "git merge-base prints")
    }
  }
}
