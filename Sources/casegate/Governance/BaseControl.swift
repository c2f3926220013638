import CaseEvidence
import CaseFiles
import CaseJudgement
import CaseModel
import Foundation

/// What `run --base` adds to a run: who changed the workflow since a revision, and whether that was allowed.
struct BaseControl {
  /// What the change came to before the first case was replayed.
  struct Report {
    var checks: [CheckResult]
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
        checks: checks + [waivers.result].compactMap(\.self), base: change.base,
        waived: waivers.waivers.map(\.caseID))
    }
  }
}

extension CalendarDate {
  /// The day in UTC.
  init?(_ date: Date) {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day], from: date)
    guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The day that a command line names, or today.
  ///
  /// - Throws: a usage error for a day that is none or that has passed: what has expired since then would count again.
  static func asOf(_ text: String?, now: Date = Date()) throws -> CalendarDate {
    guard let today = CalendarDate(now) else { throw UsageFault("The clock of this machine shows no day.") }
    guard let text else { return today }
    guard let day = CalendarDate(text) else { throw UsageFault("'\(text)' is not a day: write it like 2026-12-31.") }
    if day < today {
      throw UsageFault("--as-of \(day) has passed: what has expired since then would count again.")
    }
    return day
  }
}
