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
    let worst = WeakSlice.all(in: numbers).prefix(2)
    if worst.isEmpty { return [] }
    // Shorter rather than cut: a number without its end is another number.
    let counts = worst.map { "\($0.name) \($0.quotient ?? $0.value)" }
    let values = worst.map { "\($0.name) \($0.value)" + ($0.quotient.map { " (\($0))" } ?? "") }
    let texts = [values, counts, Array(counts.prefix(1))].map { "slices   worst: " + $0.joined(separator: ", ") }
    let fitting = texts.first { Columns.width(of: $0) <= style.width - 2 }
    return ["  " + Columns.fit(fitting ?? texts[texts.count - 1], style.width - 2)]
  }
}
