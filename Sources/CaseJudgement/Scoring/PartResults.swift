package import CaseModel

/// The result of each part of one outcome, in two bits each, so that a million of them cost nothing to keep and compare.
package struct PartResults: Hashable, Sendable {
  /// Two bits a part: 0 not applicable, 1 passed, 2 failed.
  let bits: UInt16

  /// No part applies.
  package init() { bits = 0 }

  init(bits: UInt16) { self.bits = bits }

  /// Every combination of results.
  package static var all: [PartResults] {
    Part.allCases.reduce([PartResults()]) { known, part in
      known.flatMap { parts in PartResult.allCases.map { parts.setting(part, $0) } }
    }
  }

  package subscript(part: Part) -> PartResult {
    switch bits >> Self.shift(of: part) & 0b11 {
    case 1: .passed
    case 2: .failed
    default: .notApplicable
    }
  }

  package func setting(_ part: Part, _ result: PartResult) -> PartResults {
    let shift = Self.shift(of: part)
    let code: UInt16 =
      switch result {
      case .notApplicable: 0
      case .passed: 1
      case .failed: 2
      }
    return PartResults(bits: bits & ~(0b11 << shift) | code << shift)
  }

  /// How many bits the results of all parts take.
  static let bitWidth = 12

  package var failedCount: Int { (bits & 0b1010_1010_1010).nonzeroBitCount }

  /// Whether the disposition was right and every other part that applies was, too.
  package var passed: Bool { self[.disposition] == .passed && failedCount == 0 }

  /// The parts that failed, in the order of `Part`.
  package var failed: [Part] { Part.allCases.filter { self[$0] == .failed } }

  private static func shift(of part: Part) -> UInt16 {
    switch part {
    case .disposition: 0
    case .calls: 2
    case .output: 4
    case .route: 6
    case .reason: 8
    case .authority: 10
    }
  }
}
