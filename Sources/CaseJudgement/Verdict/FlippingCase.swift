/// A case that passed in some repeats and failed in others.
package struct FlippingCase: Sendable, Equatable, Comparable {
  /// The case's place in the plan, counted from 0.
  package let position: Int
  package let caseID: String
  /// In how many repeats it passed.
  package let passes: Int

  package init(position: Int, caseID: String, passes: Int) {
    self.position = position
    self.caseID = caseID
    self.passes = passes
  }

  /// In the order of the plan.
  package static func < (left: FlippingCase, right: FlippingCase) -> Bool { left.position < right.position }
}
