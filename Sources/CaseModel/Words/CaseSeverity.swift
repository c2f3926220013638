/// How much it matters that a case comes out right. One critical case that fails blocks.
package enum CaseSeverity: String, CaseIterable, Sendable, Comparable {
  case low, medium, high, critical

  /// 0 for the severity that matters least.
  package var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    case .critical: 3
    }
  }

  package static func < (left: CaseSeverity, right: CaseSeverity) -> Bool { left.rank < right.rank }
}
