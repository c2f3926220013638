package import CaseFiles
package import CaseJudgement
package import CaseModel

/// Holds a workflow against what it was at a revision.
package enum ChangeReader {
  package enum Outcome: Sendable {
    case changed(ReviewedChange)
    /// The revision has no such workflow.
    ///
    /// - Parameter gone: workflows that it has and that are not there any more: one of them may have been this one.
    case new(CommitID, gone: [String])
  }

  /// - Parameters:
  ///   - head: the workflow as it stands in the working tree.
  ///   - revision: what it was before: `origin/main`.
  /// - Returns: nothing where the two cannot be compared; the findings say why.
  package static func read(
    _ head: LoadedWorkflow, since revision: String, _ findings: inout Findings
  ) async -> Outcome? {
    do throws(EvidenceFault) {
      let repository = try await GitRepository(at: head.root)
      let content = await RevisionReader(repository)
        .load(head.path, called: head.workflow.name, at: revision, &findings)
      guard let content else { return nil }
      switch content {
      case .new(let commit):
        _ = try await RevisionRange(from: commit, named: revision, in: repository)
        return .new(commit, gone: try await RevisionReader(repository).workflowsGone(since: commit))
      case .workflow(let base):
        let range = try await RevisionRange(from: base.commit, named: revision, in: repository)
        var own = Findings()
        let classified = VersionComparison.changes(from: base.loaded, to: head, &own)
        findings.append(own)
        if own.hasErrors { return nil }
        return .changed(
          try await ReviewedChange(from: base, to: head, range: range, classified: classified, in: repository))
      }
    } catch {
      findings.add(error.finding)
      return nil
    }
  }

  /// What is said of a workflow that was not there: nobody could have been asked to agree to it.
  package static func checksOfNew(
    _ head: LoadedWorkflow, since revision: String, gone: [String]
  ) -> [CheckResult] {
    if !gone.isEmpty {
      let reason = "\(Shown.list(gone)) is gone since \(revision.printable), and nobody can say that it was another"
      return [
        CheckResult(
          ChangeControlCheck.name, .undecided(reason), effect: .noVerdict, observed: "unknown", demanded: "≥ 0",
          explanation: "the workflow \(head.workflow.name) is new: \(reason); take it away in a change of its own")
      ]
    }
    var result = CheckResult(
      ChangeControlCheck.name, .fails, effect: .promote, observed: "0", demanded: "≥ 0",
      explanation: "\(revision.printable) has no workflow \(head.workflow.name): a new one takes nobody's approval")
    result.level = CheckPolicy.Level.warn
    return [result]
  }
}
