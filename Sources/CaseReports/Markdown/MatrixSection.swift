import CaseJudgement

/// What should have happened against what did.
struct MatrixSection {
  private let numbers: MetricReport

  init(_ numbers: MetricReport) { self.numbers = numbers }

  var lines: [String] {
    let matrix = numbers.matrix
    let columns = ConfusionMatrix.Column.allCases
    let rows = ExpectedRow.allCases.filter { matrix.total(of: $0) > 0 || $0 != .mixed }.map { row in
      [row.rawValue] + columns.map { "\(matrix[row, $0])" }
    }
    return ["### Should, and did", ""]
      + MarkdownText.table(["should ↓ did →"] + columns.map(\.rawValue), numbers: Set(1...columns.count), rows)
  }
}
