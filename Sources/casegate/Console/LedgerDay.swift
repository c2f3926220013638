import ArgumentParser
import CaseModel
import Foundation

/// The day by which a run judges the incident ledger: the clock's, or one that was named.
struct LedgerDay {
  let day: CalendarDate

  /// - Parameter named: a day up to today. An earlier one counts at least the incidents that today counts, so that naming
  ///   it can only tighten; a later one would let incidents grow old before their time.
  /// - Throws: a usage error for a later day.
  init(_ named: CalendarDate?) throws(UsageFault) {
    let today = Instant.now.date
    if let named, named > today {
      throw UsageFault("--as-of \(named) is later than today, \(today), and would loosen the gate.")
    }
    day = named ?? today
  }
}

extension Instant {
  /// The clock, to the second.
  static var now: Instant { Instant(milliseconds: Int(Date().timeIntervalSince1970.rounded(.down)) * 1000) }
}

extension CalendarDate: ExpressibleByArgument {
  package init?(argument: String) { self.init(argument) }
}
