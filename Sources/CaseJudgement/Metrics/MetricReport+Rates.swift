package import CaseModel

extension MetricReport {
  func rate(
    _ definition: RateDefinition, of metric: Metric, _ slice: Slice?, _ errors: ErrorReading
  ) -> Observation {
    let counts = counted.kinds.map { kind in
      kind.labels.belong(to: slice) ? definition.count(kind, errors: errors) : (hits: 0, trials: 0)
    }
    return counted.estimate(counts).map(Observation.rate) ?? .undefined(reason: noRun(that: metric, in: slice))
  }

  /// `2·TP / (2·TP + FP + FN)`: the harmonic mean of recall and precision, and 0 where nothing was refused.
  func refusalF1(_ slice: Slice?, _ errors: ErrorReading) -> Observation {
    let recall = measure(.refusalRecall, slice: slice, errors: errors)
    guard let recall = recall.measurement, let rightlyRefused = recall.numerator else { return recall }
    let refused = measure(.refusalPrecision, slice: slice, errors: errors).measurement?.denominator ?? 0
    let sum = recall.denominator + refused
    return .number(
      Double(2 * rightlyRefused) / Double(sum), numerator: 2 * rightlyRefused, denominator: sum, cases: recall.cases)
  }

  /// A number of events over all runs of the slice.
  func count(_ slice: Slice?, _ events: (RunSignature) -> Int) -> Observation {
    var (total, runs, cases) = (0, 0, 0)
    counted.forEachKind { kind, count in
      guard kind.labels.belong(to: slice) else { return }
      cases += count
      runs += count * kind.runs.count
      total += count * kind.runs.reduce(0) { $0 + events($1) }
    }
    guard runs > 0 else { return .undefined(reason: noCase(in: slice)) }
    return .number(Double(total), numerator: total, denominator: runs, cases: cases)
  }

  /// How many runs there are of each of some kinds.
  func runs<Kind: Hashable>(by classify: (RunSignature) -> Kind?) -> [Kind: Int] {
    var counts: [Kind: Int] = [:]
    counted.forEachKind { kind, count in
      for run in kind.runs {
        if let found = classify(run) { counts[found, default: 0] += count }
      }
    }
    return counts
  }

  /// Runs by the way in which they were wrong; the kinds that did not occur are absent.
  package var failureCounts: [FailureKind: Int] { runs(by: \.failure) }

  /// Errored runs by what broke; the kinds that did not occur are absent.
  package var faultCounts: [Fault.Kind: Int] { runs(by: \.fault) }

  func noCase(in slice: Slice?) -> String { slice.map { "no case is in \($0)" } ?? "there is no case" }

  private func noRun(that metric: Metric, in slice: Slice?) -> String {
    let isEmpty = !counted.kinds.contains { $0.labels.belong(to: slice) }
    if isEmpty { return noCase(in: slice) }
    return "nothing to measure (\(metric.summary))" + (slice.map { " in \($0)" } ?? "")
  }
}
