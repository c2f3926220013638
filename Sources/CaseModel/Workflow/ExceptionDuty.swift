/// What the exception owner takes on: where cases wait for them, how soon they answer, and what they may do.
package struct ExceptionDuty: Sendable, Equatable {
  /// What the owner of exceptions may do about one.
  package enum Power: String, CaseIterable, Sendable {
    /// Approve what goes beyond a limit, where the contract names them.
    case approve
    /// Turn the case down for good.
    case refuse
    /// Give it to another queue.
    case reassign
    /// Undo what was done.
    case reverse
    /// Throw the kill switch.
    case stop
  }

  package var queue: String?
  package var respondWithin: TimeSpan?
  /// How soon somebody answers, by how much a case matters; other severities take `respondWithin`.
  package var severity: [CaseSeverity: TimeSpan] = [:]
  package var powers: [Power] = []

  package init() {}
}

/// The owner of refusals and of whatever falls between the rules, with what they take on.
package struct ExceptionOwner: Sendable, Equatable {
  package var owner = Owner()
  package var duty = ExceptionDuty()

  package init() {}
}
