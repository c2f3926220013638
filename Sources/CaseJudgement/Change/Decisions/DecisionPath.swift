import CaseModel

/// What a version's steps do with a case: where they end, and whom they ask on the way.
struct DecisionPath: Hashable, Sendable {
  enum Ending: Hashable, Sendable {
    /// The step that decides.
    case decided(step: Int)
    /// The step that reads what a reply does not have.
    case error(step: Int)
    /// No step decides: refused as an unowned risk.
    case undecided
  }

  let ending: Ending
  /// In the order in which they are asked.
  let asked: [String]

  var step: Int? {
    switch ending {
    case .decided(let step), .error(let step): step
    case .undecided: nil
    }
  }
}

/// Two versions' paths of the same case.
struct PathPair: Hashable, Sendable {
  let old: DecisionPath
  let new: DecisionPath
}
