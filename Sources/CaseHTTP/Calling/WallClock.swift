import CaseModel
import Foundation

extension Instant {
  /// What time it is here; it is only held against dates of servers that do not say what time it is for them.
  static var wallClock: Instant { Instant(milliseconds: Int(Date().timeIntervalSince1970 * 1000)) }
}
