import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel

/// What `run --base` adds to a run: who changed the workflow since a revision, and whether that was allowed.
struct BaseControl {
  /// What the change came to before the first case was replayed.
  struct Report {
    var checks: [CheckResult]
    /// Whether the change does nothing but let less through.
    var isNarrowing = false
    /// The workflow as it was, which a comparison can replay; its files stay for as long as this value.
    var base: BaseRevision?
    /// Cases whose failure is put up with: they count in every number, and a comparison need not block for them.
    var waived: [String] = []
  }

  let revision: String
  let today: CalendarDate

  /// - Returns: nothing where git or ssh-keygen cannot say; then there is no verdict.
  func judge(_ head: LoadedWorkflow, _ findings: inout Findings) async -> Report? {
    // Nothing of the run is there yet, so that a signal may end the process; only the folder must not stay.
    let interruption = Interruption { Interruption.exitAtOnce() }
    defer { interruption.end() }
    switch await ChangeReader.read(head, since: revision, &findings) {
    case nil: return nil
    case .new(_, let gone): return Report(checks: ChangeReader.checksOfNew(head, since: revision, gone: gone))
    case .changed(let change):
      let checks = await change.checks(today: today, &findings)
      guard let waivers = await change.waivers(today: today, &findings) else { return nil }
      return Report(
        checks: checks + [waivers.result].compactMap(\.self), isNarrowing: change.isNarrowing, base: change.base,
        waived: waivers.waivers.map(\.caseID))
    }
  }
}
