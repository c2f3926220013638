import CaseJudgement
import CaseModel

/// The two parts of the cases in which the pass rate is worst.
struct SliceLine {
  private let numbers: MetricReport
  private let style: TerminalStyle

  init(_ numbers: MetricReport, style: TerminalStyle) {
    self.numbers = numbers
    self.style = style
  }

  var lines: [String] {
    let worst = numbers.sliceRates.compactMap(Entry.init).sorted { $0.highest < $1.highest }.prefix(2)
    if worst.isEmpty { return [] }
    // Shorter rather than cut: a number without its end is another number.
    let texts = [worst.map(\.text), worst.map(\.counts), worst.prefix(1).map(\.counts)].map {
      "slices   worst: " + $0.joined(separator: ", ")
    }
    let fitting = texts.first { Columns.width(of: $0) <= style.width - 2 }
    return ["  " + Columns.fit(fitting ?? texts[texts.count - 1], style.width - 2)]
  }

  private struct Entry {
    /// `tag:refund 0.75 (15 of 20)`
    let text: String
    /// `tag:refund 15 of 20`
    let counts: String
    /// The best rate that the evidence allows: a single failed case does not make the worst slice.
    let highest: Double

    init?(_ slice: SliceRate) {
      guard let rate = slice.passRate.measurement, rate.value < 1, let interval = rate.interval else { return nil }
      highest = interval.upper
      let name = slice.slice.description.printable
      let value = NumberText.text(rate.value, besides: 1)
      let quotient = rate.numerator.map { "\($0) of \(rate.denominator)" }
      text = "\(name) \(value)" + (quotient.map { " (\($0))" } ?? "")
      counts = "\(name) \(quotient ?? value)"
    }
  }
}
