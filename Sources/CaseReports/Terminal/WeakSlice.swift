import CaseJudgement
import CaseModel

/// A part of the cases in which not every run passed.
struct WeakSlice {
  /// `tag:refund`
  let name: String
  /// `0.75`
  let value: String
  /// `15 of 20`
  let quotient: String?
  let interval: String
  /// The best rate that the evidence allows: a single failed case does not make the worst slice.
  private let highest: Double

  private init?(_ slice: SliceRate) {
    guard let rate = slice.passRate.measurement, rate.value < 1, let interval = rate.interval else { return nil }
    highest = interval.upper
    name = slice.slice.description.printable
    value = NumberText.text(rate.value, besides: 1)
    quotient = rate.numerator.map { "\($0) of \(rate.denominator)" }
    self.interval = NumberText.text(interval.lower) + " – " + NumberText.text(interval.upper)
  }

  /// All of them, the worst first.
  static func all(in numbers: MetricReport) -> [WeakSlice] {
    numbers.sliceRates.compactMap(WeakSlice.init).sorted { $0.highest < $1.highest }
  }
}
