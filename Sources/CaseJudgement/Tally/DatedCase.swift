package import CaseModel

/// A case that says until when the policy behind it is in force.
package struct DatedCase: Sendable, Equatable, Comparable {
  package let validUntil: CalendarDate
  /// The case's place in the plan, counted from 0.
  package let position: Int
  package let caseID: String
  /// The dataset as the user would type it, and the line in it.
  package let file: String
  package let line: Int

  package init(validUntil: CalendarDate, position: Int, caseID: String, file: String, line: Int) {
    self.validUntil = validUntil
    self.position = position
    self.caseID = caseID
    self.file = file
    self.line = line
  }

  /// The first to expire comes first, so that it has expired by any day by which one of them has.
  package static func < (left: DatedCase, right: DatedCase) -> Bool {
    (left.validUntil, left.position) < (right.validUntil, right.position)
  }
}
