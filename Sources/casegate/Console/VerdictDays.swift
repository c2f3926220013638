import ArgumentParser
import CaseModel
import Foundation

/// The days by which a run judges what ages: today, or one that was named, where that is the stricter of the two.
struct VerdictDays {
  /// By which approvals, waivers and the policies behind cases must not have expired: an earlier day would let expired
  /// ones count again.
  let ofExpiry: CalendarDate
  /// By which the window of the incident ledger is reckoned: a later day would let incidents grow old before their time.
  let ofLedger: CalendarDate

  /// - Parameter named: the day on the command line; absent for today.
  init(asOf named: CalendarDate?, today: CalendarDate = Instant.now.date) {
    ofExpiry = max(named ?? today, today)
    ofLedger = min(named ?? today, today)
  }
}

extension Instant {
  /// The clock, to the second.
  static var now: Instant { Instant(milliseconds: Int(Date().timeIntervalSince1970.rounded(.down)) * 1000) }
}

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
