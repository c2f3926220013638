import CaseJudgement
import CaseModel

/// What should have happened against what did.
struct MatrixLines {
  private let numbers: MetricReport
  private let style: TerminalStyle
  private let label: Int
  private let column: Int

  init(_ numbers: MetricReport, style: TerminalStyle) {
    self.numbers = numbers
    self.style = style
    label = style.width >= 60 ? 18 : 9
    column = min(10, (style.width - 2 - label) / ConfusionMatrix.Column.allCases.count)
  }

  var lines: [String] {
    let matrix = numbers.matrix
    let columns = ConfusionMatrix.Column.allCases
    let head = "  " + left("should ↓  did →") + columns.map { right($0.rawValue) }.joined()
    return [style.paint(head, .dim)]
      + ExpectedRow.allCases.filter { matrix.total(of: $0) > 0 || $0 != .mixed }.map { row in
        "  " + left(row.rawValue)
          + columns.map { column in
            let count = right("\(matrix[row, column])")
            let isWrong = matrix[row, column] > 0 && row != .mixed && column.rawValue != row.rawValue
            return isWrong ? style.paint(count, .yellow) : count
          }.joined()
      }
  }

  private func left(_ text: String) -> String { Columns.pad(Columns.fit(text, label), label) }

  private func right(_ text: String) -> String { Columns.padLeft(Columns.fit(text, column - 1), column) }
}
