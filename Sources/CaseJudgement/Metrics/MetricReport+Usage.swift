import CaseModel

extension MetricReport {
  /// The nearest-rank percentile over the runs that say how long they took.
  ///
  /// An errored run that does not say is taken to have been slower than any: timeouts are not to flatter the rest.
  func latency(_ share: Double, _ slice: Slice?, _ errors: ErrorReading) -> Observation {
    let spent = usage(of: slice, errors)
    let reported = spent.total.latencyRuns
    guard reported > 0 else { return .undefined(reason: unreported("usage.latency_ms", in: slice)) }
    var histogram = spent.total.latency.map { (value: $0.key, count: $0.value) }
    let silent = max(0, spent.errorRuns - spent.errors.latencyRuns)
    histogram.append(errors.sparesCosts ? (0, spent.errorRuns) : (.max, silent))
    guard let value = Percentile.nearestRank(share, in: histogram), value < .max else {
      return .undefined(reason: "the slowest runs ended in an error and do not say how long they took")
    }
    return .number(Double(value) / 1000, denominator: reported, cases: spent.cases)
  }

  /// A sum over the runs that report it.
  func total(
    _ sum: (UsageTally) -> ReportedSum, unit: Double, _ slice: Slice?, _ errors: ErrorReading
  ) -> Observation {
    let spent = usage(of: slice, errors)
    let reported = sum(spent.total)
    guard reported.runs > 0 else { return .undefined(reason: unreported("usage", in: slice)) }
    return .number(Double(reported.sum) / unit, denominator: reported.runs, cases: spent.cases)
  }

  /// Dollars of a run, over the runs that report their cost.
  func meanCost(_ slice: Slice?, _ errors: ErrorReading) -> Observation {
    let spent = usage(of: slice, errors)
    let reported = spent.total.nanodollars
    guard reported.runs > 0 else { return .undefined(reason: unreported("usage.cost_usd", in: slice)) }
    return .number(
      Double(reported.sum) / (Double(reported.runs) * 1e9), denominator: reported.runs, cases: spent.cases)
  }

  private struct Spent {
    var total = UsageTally()
    var errors = UsageTally()
    var errorRuns = 0
    var cases = 0
  }

  private func usage(of slice: Slice?, _ reading: ErrorReading) -> Spent {
    var spent = Spent()
    for (key, usage) in tally.usage where key.labels.belong(to: slice) {
      if key.isError { spent.errors.merge(usage) }
      if !key.isError || !reading.sparesCosts { spent.total.merge(usage) }
    }
    counted.forEachKind { kind, count in
      guard kind.labels.belong(to: slice) else { return }
      spent.cases += count
      spent.errorRuns += count * kind.runs.count(where: \.isError)
    }
    return spent
  }

  private func unreported(_ field: String, in slice: Slice?) -> String {
    "no reply reports \(field)" + (slice.map { " in \($0)" } ?? "")
  }
}
