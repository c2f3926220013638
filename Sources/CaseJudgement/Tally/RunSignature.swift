package import CaseModel

/// Everything that any metric asks of one run, in one integer: runs that are alike are counted together.
///
/// From the lowest bit: disposition 2 (3 for an error), kind of fault 5, parts 12, failure 3, approved 1, violations 32.
package struct RunSignature: Hashable, Sendable, Comparable {
  package let bits: UInt64

  /// - Parameters:
  ///   - disposition: Absent for an error.
  ///   - fault: What broke; absent for an outcome that has a disposition.
  ///   - violations: How many executed calls went beyond the authority.
  package init(
    disposition: Disposition?, fault: Fault.Kind? = nil, parts: PartResults, failure: FailureKind? = nil,
    isApproved: Bool = false, violations: Int = 0
  ) {
    let outcome: UInt64 =
      switch disposition {
      case .act: 0
      case .refuse: 1
      case .escalate: 2
      case nil: Self.error
      }
    let faultCode = fault.flatMap { Fault.Kind.allCases.firstIndex(of: $0) }.map { UInt64($0 + 1) } ?? 0
    let failureCode = failure.map { UInt64($0.rank + 1) } ?? 0
    bits =
      outcome | faultCode << Self.faultShift | UInt64(parts.bits) << Self.partsShift
      | failureCode << Self.failureShift | (isApproved ? 1 : 0) << Self.approvedShift
      | UInt64(UInt32(clamping: violations)) << Self.violationsShift
  }

  package init(_ outcome: borrowing Outcome, _ score: Score) {
    self.init(
      disposition: outcome.disposition, fault: outcome.fault?.kind, parts: score.parts, failure: score.failure,
      isApproved: outcome.isApproved, violations: outcome.violationCount)
  }

  /// Absent for an error.
  package var disposition: Disposition? {
    switch bits & 0b11 {
    case 0: .act
    case 1: .refuse
    case 2: .escalate
    default: nil
    }
  }

  package var isError: Bool { bits & 0b11 == Self.error }

  package var fault: Fault.Kind? {
    let code = Int(bits >> Self.faultShift & 0b1_1111)
    return code == 0 ? nil : Fault.Kind.allCases[code - 1]
  }

  package var parts: PartResults { PartResults(bits: UInt16(bits >> Self.partsShift & 0xFFF)) }

  package var failure: FailureKind? {
    let code = Int(bits >> Self.failureShift & 0b111)
    return code == 0 ? nil : FailureKind.allCases[code - 1]
  }

  package var isApproved: Bool { bits >> Self.approvedShift & 1 == 1 }

  package var violations: Int { Int(bits >> Self.violationsShift) }

  package var passed: Bool { !isError && parts.passed }

  package static func < (left: RunSignature, right: RunSignature) -> Bool { left.bits < right.bits }

  private static let error: UInt64 = 3
  private static let faultShift: UInt64 = 2
  private static let partsShift = faultShift + 5
  private static let failureShift = partsShift + UInt64(PartResults.bitWidth)
  private static let approvedShift = failureShift + 3
  private static let violationsShift = approvedShift + 1
}
