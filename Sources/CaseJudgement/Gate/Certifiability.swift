package import CaseModel

/// Whether a declared number of cases can ever clear a bar at its confidence, even if nothing goes wrong.
///
/// Asked of all cases: what a slice or a recall is about is fewer, so that a bar which is impossible here is so there too.
package enum Certifiability: Sendable, Equatable {
  case possible
  /// How many cases it takes; absent where no number is enough.
  case impossible(casesNeeded: Int?)
  /// A confidence was asked of a number that has no interval.
  case noInterval

  package init(_ check: CheckPolicy, declaredCases: Int) {
    guard let confidence = check.confidence else {
      self = .possible
      return
    }
    guard check.metric.unit == .proportion else {
      self = .noInterval
      return
    }
    let needed = Self.fewestCases(check.bound, confidence)
    self = needed.map { $0 <= declaredCases } == true ? .possible : .impossible(casesNeeded: needed)
  }

  private static func fewestCases(_ bound: CheckPolicy.Bound, _ confidence: Double) -> Int? {
    switch bound {
    case .atLeast(let rate):
      return Certification.fewestTrials(toCertify: rate, confidence: confidence)
    case .atMost(let rate):
      // The mirrored bound may be off by a rounding: the gate's own question settles it.
      guard let mirrored = Certification.fewestTrials(toCertify: 1 - rate, confidence: confidence) else { return nil }
      return (max(1, mirrored - 1)...mirrored + 1).first {
        Certification.mostEvents(toCertify: rate, trials: $0, confidence: confidence) != nil
      }
    }
  }
}
