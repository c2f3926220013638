package import CaseFiles
import CaseJSON
package import CaseJudgement
package import CaseModel

/// A change of a workflow since a revision, as git and the files tell of it.
package struct ReviewedChange: Sendable {
  package let base: BaseRevision
  package let head: LoadedWorkflow
  package let range: RevisionRange
  /// All differences by their meaning.
  package let changes: [WorkflowChange]
  package let facts: ProvenanceCheck.Facts
  private let repository: GitRepository

  /// - Throws: where git cannot be asked, or a file cannot be read.
  package init(
    from base: BaseRevision, to head: LoadedWorkflow, range: RevisionRange, classified: [WorkflowChange],
    in repository: GitRepository
  ) async throws(EvidenceFault) {
    self.base = base
    self.head = head
    self.range = range
    self.repository = repository
    let ledger = try LedgerChange(from: base.loaded, to: head)
    changes = classified + [ledger.change(of: head.workflow)].compactMap(\.self)
    var facts = ProvenanceCheck.Facts()
    let (old, new) = (base.loaded.digests, head.digests)
    facts.rulesChanged = old.rules != new.rules
    facts.barChanged = old.bar != new.bar
    facts.ledger = ledger
    facts.changes = changes
    for recording in Set(old.recordings.map(\.name)).union(new.recordings.map(\.name)).sorted() {
      if old.recordings[recording] == new.recordings[recording] { continue }
      let isFirst =
        old.recordings[recording] == nil
        && base.loaded.workflow.agents.contains { $0.name == recording && $0.callsNetwork }
      if old.programs[recording] == new.programs[recording], !isFirst {
        facts.doctoredRecordings.append(recording)
      } else {
        facts.newRecordings.append(recording)
      }
    }
    facts.ciFiles = try await repository.changedFiles(since: base.commit).filter(CIFiles.contains)
    self.facts = facts
  }

  /// Whether it does nothing but let less through than before: a tag more, or a stricter bar, lets nothing less through.
  package var isNarrowing: Bool {
    changes.contains { $0.kind == .narrowing && Self.isAboutActing($0.subject) }
      && !changes.contains { $0.kind.widens }
  }

  private static func isAboutActing(_ subject: String) -> Bool {
    let area = subject.prefix { $0 != "." && $0 != "[" }
    return ["actions", "decide", "input", "stage", "kill_switch"].contains(area)
  }

  /// The checks that rest on the change, whatever the run comes to.
  ///
  /// - Parameter today: the day on which an approval must not have expired.
  package func checks(today: CalendarDate, _ findings: inout Findings) async -> [CheckResult] {
    let provenance = ProvenanceCheck(facts)
    for finding in provenance.findings { findings.add(finding) }
    return [await changeControl(today: today, &findings), difference.rise.check, provenance.result]
  }

  /// The change as people read it.
  package var difference: VersionDifference {
    VersionDifference(
      old: Self.side(base.loaded), new: Self.side(head), changes: changes,
      rise: VersionComparison.rise(from: base.loaded, to: head, changes))
  }

  private static func side(_ loaded: LoadedWorkflow) -> VersionDifference.Side {
    VersionDifference.Side(
      file: loaded.name, workflow: loaded.workflow.name, version: loaded.workflow.version,
      digest: loaded.digests.whole.description)
  }

  private func changeControl(today: CalendarDate, _ findings: inout Findings) async -> CheckResult {
    guard let control = base.loaded.workflow.changeControl else { return undemanded }
    let check = ChangeControlCheck(
      control, changes: changes, since: "\(base.revision.printable) (\(base.commit.short))")
    if check.demanded == 0 { return check.result(.counted(ApprovalCount())) }
    do throws(EvidenceFault) {
      let uncommitted = try await repository.uncommitted(governedFiles, since: range.head)
      if !uncommitted.isEmpty { return check.result(.uncommitted(uncommitted)) }
      var unreadable = Findings()
      let entries = StatementFolder(.approvals, of: head).entries(&unreadable)
      findings.append(unreadable)
      guard let signatories = try await signatories(today: today) else {
        return check.result(.unreadable("\(base.loaded.name) names no allowed signers"))
      }
      let count = try await verifier(signatories).count(entries)
      for rejection in count.rejections {
        findings.add(rejection.finding("approval.not-counted", "an approval does not count"))
      }
      if let finding = unreadable.kept.first { return check.result(.unreadable(finding.message)) }
      return check.result(.counted(count))
    } catch {
      findings.add(error.finding)
      return check.result(.unreadable(error.finding.message))
    }
  }

  /// Which waivers hold; nothing where they cannot be read, and the findings say why.
  package func waivers(today: CalendarDate, _ findings: inout Findings) async -> WaiverReview? {
    do throws(EvidenceFault) {
      var unreadable = Findings()
      let entries = StatementFolder(.waivers, of: head).entries(&unreadable)
      findings.append(unreadable)
      let signatories = entries.isEmpty ? nil : try await signatories(today: today)
      let review = try await WaiverReview(entries, of: head, signatories: signatories)
      for finding in review.findings { findings.add(finding) }
      return review
    } catch {
      findings.add(error.finding)
      return nil
    }
  }

  /// What tells which approvals count.
  package func verifier(_ signatories: Signatories) throws(EvidenceFault) -> ApprovalVerifier {
    ApprovalVerifier(signatories, subject: try ApprovalSubject(from: base.loaded, to: head, changes: changes))
  }

  /// Who may sign statements about this change; nothing where the base does not say.
  package func signatories(today: CalendarDate) async throws(EvidenceFault) -> Signatories? {
    guard let control = base.loaded.workflow.changeControl, let signers = base.allowedSigners else { return nil }
    return Signatories(
      control: control, allowedSigners: signers,
      commits: try await repository.commits(after: range.base, upTo: range.head, touching: governedFiles),
      today: today)
  }

  /// The files whose authors are the authors of the change: of both versions, and of what they are judged by.
  ///
  /// Who adds an incident to the ledger makes no change that anybody has to agree to.
  private var governedFiles: [String] {
    var files = Set([base.loaded, head].flatMap(\.governedFiles))
    if case .edited = facts.ledger { files.formUnion([base.loaded, head].compactMap(\.ledger)) }
    return files.sorted()
  }

  /// Nobody was asked to agree to changes; whoever reads the verdict should know.
  private var undemanded: CheckResult {
    let count = changes.count { $0.kind.widens }
    if count == 0 {
      return CheckResult(
        ChangeControlCheck.name, .holds, effect: .promote, observed: "0", demanded: "≥ 0",
        explanation: "the change widens nothing")
    }
    var result = CheckResult(
      ChangeControlCheck.name, .fails, effect: .promote, observed: "0", demanded: "≥ 0",
      explanation:
        "\(base.loaded.name) has no change_control: \(count == 1 ? "1 change that widens" : "\(count) changes that widen")"
        + " took nobody's approval")
    result.level = CheckPolicy.Level.warn
    return result
  }
}

extension BaseRevision {
  /// The file with the keys as it was; absolute.
  var allowedSigners: String? {
    loaded.digests.judges.first.map { folder.path + "/" + $0.name }
  }
}

extension LoadedWorkflow {
  /// The files that the workflow is made of, and the cases, from the project's root.
  var governedFiles: [String] {
    [root.relative(path)] + digests.files.map(\.name) + datasets.map(\.relativePath)
  }

  /// The incident ledger, from the project's root.
  var ledger: String? {
    workflow.budget.incidents.flatMap { RevisionReader.path($0, beside: root.relative(path)) }
  }
}
