import CaseJudgement
import CaseModel

/// The parts of the cases in which the pass rate is worst.
struct SliceSection {
  private static let most = 10

  private let numbers: MetricReport

  init(_ numbers: MetricReport) { self.numbers = numbers }

  var lines: [String] {
    let imperfect = WeakSlice.all(in: numbers)
    if imperfect.isEmpty { return [] }
    let title = imperfect.count > Self.most ? "### Worst slices: \(Self.most) of \(imperfect.count)" : "### Slices"
    let rows = imperfect.prefix(Self.most).map { slice in
      [MarkdownText.escaped(slice.name), slice.value, slice.quotient ?? "", slice.interval]
    }
    return [title, ""] + MarkdownText.table(["slice", "pass rate", "runs", "95 % interval"], numbers: [1, 2], rows)
  }
}
