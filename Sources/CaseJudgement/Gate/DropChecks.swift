import CaseModel

/// A drop beyond the margin has to be ruled out, of all cases and of each declared part of them.
///
/// Three answers: ruled out, shown, or nobody can tell; a difference that is merely not significant is the last one.
/// Where several parts are tested, Holm's adjustment keeps one of many from being right or wrong by chance.
struct DropChecks {
  let margin: Double
  let policy: RegressionPolicy
  let report: ComparisonReport

  func results(for run: JudgedRun) -> [CheckResult] {
    let slices = policy.slices.map { Drop(of: $0, margin, report, run) }
    let ruledOut = Self.adjusted(slices.map(\.chanceOfDrop))
    let shown = Self.adjusted(slices.map(\.chanceOfNoDrop))
    return [result(of: Drop(of: nil, margin, report, run))]
      + slices.indices.map { index in
        var drop = slices[index]
        drop.chanceOfDrop = ruledOut[index]
        drop.chanceOfNoDrop = shown[index]
        return result(of: drop)
      }
  }

  /// What is unknown counts as 1, so that it shows nothing and makes the others no easier.
  private static func adjusted(_ values: [Double?]) -> [Double] {
    Holm.adjusted(values.map { $0 ?? 1 }) ?? values.map { _ in 1 }
  }

  private func result(of drop: Drop) -> CheckResult {
    let name = RegressionPolicy.dropName(drop.slice)
    let outcome = drop.outcome(at: policy.confidence)
    return policy.result(
      name, outcome, observed: drop.observed, demanded: RegressionPolicy.demanded(margin, policy.confidence),
      explanation: explanation(name, drop, outcome), key: drop.slice == nil ? "max_drop" : "slices")
  }

  private func explanation(_ name: String, _ drop: Drop, _ outcome: CheckResult.Outcome) -> String {
    let bar = "a drop of more than \(NumberText.exact(margin))"
    switch outcome {
    case .holds:
      return "\(name): \(bar) is ruled out at \(policy.confidence) confidence\(drop.reach(policy.confidence))"
    case .fails: return "\(name): \(bar) is shown at \(policy.confidence) confidence\(drop.reach(policy.confidence))"
    case .undecided(let reason): return "\(name) is undecided: \(reason)\(drop.advice(policy.confidence))"
    }
  }
}

/// What the pairs of one part of the cases say about a margin.
private struct Drop {
  let slice: Slice?
  private let margin: Double
  private let seen: PairedEstimate?
  private let worst: PairedEstimate?
  private let best: PairedEstimate?
  /// How likely so little would be lost if the drop were at the margin; with the errors against the candidate.
  var chanceOfDrop: Double?
  /// How likely so much would be lost if the drop were at the margin; with the errors in the candidate's favour.
  var chanceOfNoDrop: Double?

  init(of slice: Slice?, _ margin: Double, _ report: ComparisonReport, _ run: JudgedRun) {
    self.slice = slice
    self.margin = margin
    seen = report.estimate(.observed, in: slice)
    worst = report.estimate(.leastFavourable, in: slice)
    best = report.estimate(.mostFavourable(forgivingCandidate: run.hasTooManyErrors), in: slice)
    chanceOfDrop = worst?.chanceOfDrop(of: margin)
    chanceOfNoDrop = best?.chanceOfNoDrop(of: margin)
  }

  /// Asks for what must be true, so that what is unknown shows nothing.
  func outcome(at confidence: Double) -> CheckResult.Outcome {
    guard let worst, best != nil else {
      return .undecided(slice.map { "no case is in \($0)" } ?? "no case was compared")
    }
    let tail = 1 - confidence
    if let chanceOfDrop, chanceOfDrop <= tail { return .holds }
    if let chanceOfNoDrop, chanceOfNoDrop < tail { return .fails }
    let cases = counted(worst.cases.cases, "case")
    return .undecided("\(cases) cannot tell\(reach(confidence))")
  }

  /// The drop, as the bound is one: `0.04`; below 0 where something was gained.
  var observed: String { seen.map { NumberText.text(-$0.cases.mean) } ?? "undefined" }

  /// `: -0.04 observed, between -0.073 and -0.013`
  func reach(_ confidence: Double) -> String {
    guard let seen, let low = worst?.lowerBound(confidence: confidence),
      let high = best?.upperBound(confidence: confidence)
    else { return "" }
    return ": \(signed(seen.cases.mean)) observed, between \(signed(low)) and \(signed(high))"
  }

  /// How many cases it would take, if they went on to change as these do.
  func advice(_ confidence: Double) -> String {
    guard let worst = worst?.cases else { return "" }
    let independent = PairedPower.cases(
      toRuleOutDropOf: margin, difference: worst.mean, variance: worst.casesVariance, confidence: confidence)
    guard let independent else { return "; at this drop no number of cases would rule it out" }
    let inflation = Double(worst.cases) / worst.effectiveCases
    let count = Int(exactly: (Double(independent) * max(1, inflation)).rounded(.up))
    return count.map { "; it would take about \($0) cases like these" }
      ?? "; at this drop no number of cases would rule it out"
  }

  private func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + NumberText.text(value) }
}
