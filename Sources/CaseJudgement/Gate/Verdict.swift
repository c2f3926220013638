/// Whether a version may be promoted.
package enum Verdict: String, CaseIterable, Sendable, Comparable {
  case promote
  /// Something that the verdict needs is missing, unknown, or not a number.
  case noVerdict = "no verdict"
  case block

  private var rank: Int {
    switch self {
    case .promote: 0
    case .noVerdict: 1
    case .block: 2
    }
  }

  /// Worse is more.
  package static func < (left: Verdict, right: Verdict) -> Bool { left.rank < right.rank }
}
