/// How much an action can change, from nothing to the world outside.
package enum Tier: String, CaseIterable, Sendable, Comparable {
  case read, recommend, write, execute

  /// Whether an action of this tier changes something.
  package var changes: Bool { self >= .write }

  package static func < (left: Tier, right: Tier) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .read: 0
    case .recommend: 1
    case .write: 2
    case .execute: 3
    }
  }
}
