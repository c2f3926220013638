import CaseModel

extension MetricReport {
  /// pass^1 … pass^K, K being the repeats of the run; empty where they cannot be said.
  package var passHat: [Double] { draws(Repeats.allPass) }

  /// pass@1 … pass@K.
  package var passAt: [Double] { draws(Repeats.anyPass) }

  func allRepeatsPass(_ slice: Slice?, _ errors: ErrorReading) -> Observation {
    chance(slice, errors, Repeats.allPass) { passes, repeats in passes == repeats }
  }

  func anyRepeatPasses(_ slice: Slice?, _ errors: ErrorReading) -> Observation {
    chance(slice, errors, Repeats.anyPass) { passes, _ in passes > 0 }
  }

  /// Cases that did not come out the same in all repeats, as far as passing goes.
  func flippingCases(_ slice: Slice?, _ errors: ErrorReading) -> Observation {
    var (flipping, cases) = (0, 0)
    counted.forEachKind { kind, count in
      guard kind.labels.belong(to: slice) else { return }
      cases += count
      let passes = kind.passCount
      let others = errors.sparesCosts ? kind.runs.count { !$0.passed && !$0.isError } : kind.runs.count - passes
      let mayFlip = errors.makesHits && kind.runs.count > 1 && kind.runs.contains(where: \.isError)
      if mayFlip || (passes > 0 && others > 0) { flipping += count }
    }
    guard cases > 0 else { return .undefined(reason: noCase(in: slice)) }
    return .number(Double(flipping), numerator: flipping, denominator: cases, cases: cases)
  }

  private typealias Chance = (_ draws: Int, _ repeats: Int, _ casesByPasses: [Int: Int]) -> Double?

  private func draws(_ chance: Chance) -> [Double] {
    guard let repeats else { return [] }
    let cases = casesByPasses(nil, .asErrors)
    return (1...repeats).compactMap { chance($0, repeats, cases) }
  }

  private func chance(
    _ slice: Slice?, _ errors: ErrorReading, _ chance: Chance, isHit: (_ passes: Int, _ repeats: Int) -> Bool
  ) -> Observation {
    guard let repeats else {
      return .undefined(reason: tally.cases.isEmpty ? noCase(in: nil) : "not all cases were run as often")
    }
    let cases = casesByPasses(slice, errors)
    guard let value = chance(repeats, repeats, cases) else { return .undefined(reason: noCase(in: slice)) }
    let total = cases.values.reduce(0, +)
    let hits = cases.reduce(0) { $0 + (isHit($1.key, repeats) ? $1.value : 0) }
    return .number(value, numerator: hits, denominator: total, cases: total)
  }

  /// How many cases passed how many of their repeats.
  private func casesByPasses(_ slice: Slice?, _ errors: ErrorReading) -> [Int: Int] {
    var cases: [Int: Int] = [:]
    counted.forEachKind { kind, count in
      guard kind.labels.belong(to: slice) else { return }
      let passes = errors.makesHits ? kind.runs.count { $0.passed || $0.isError } : kind.passCount
      cases[passes, default: 0] += count
    }
    return cases
  }
}
