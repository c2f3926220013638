import CaseModel

extension MetricReport {
  /// Whether any case says until when its policy is in force.
  var hasDatedCases: Bool { counted.kinds.contains { $0.labels.validUntil != nil } }

  /// Cases whose policy ended before the day of the verdict, whatever became of them.
  func expiredCases(_ slice: Slice?) -> Observation {
    var (expired, cases, isDated) = (0, 0, false)
    counted.forEachKind { kind, count in
      guard kind.labels.belong(to: slice) else { return }
      cases += count
      isDated = isDated || kind.labels.validUntil != nil
      if let asOf, kind.labels.hasExpired(by: asOf) { expired += count }
    }
    guard cases > 0 else { return .undefined(reason: noCase(in: slice)) }
    if isDated, asOf == nil { return .undefined(reason: "nobody said what day it is") }
    return .number(Double(expired) / Double(cases), numerator: expired, denominator: cases, cases: cases)
  }
}
