import CaseModel

/// How many runs that should have come out one way came out which way.
package struct ConfusionMatrix: Sendable, Equatable {
  package enum Column: String, CaseIterable, Sendable {
    case act, refuse, escalate, error
  }

  /// By row, then by column, in the order of their cases.
  private var counts = Array(
    repeating: Array(repeating: 0, count: Column.allCases.count), count: ExpectedRow.allCases.count)

  package subscript(row: ExpectedRow, column: Column) -> Int {
    counts[Self.position(of: row)][Self.position(of: column)]
  }

  package func total(of row: ExpectedRow) -> Int { counts[Self.position(of: row)].reduce(0, +) }

  fileprivate mutating func add(_ count: Int, _ row: ExpectedRow, _ disposition: Disposition?) {
    let column: Column =
      switch disposition {
      case .act: .act
      case .refuse: .refuse
      case .escalate: .escalate
      case nil: .error
      }
    counts[Self.position(of: row)][Self.position(of: column)] += count
  }

  private static func position(of row: ExpectedRow) -> Int {
    switch row {
    case .act: 0
    case .refuse: 1
    case .escalate: 2
    case .mixed: 3
    }
  }

  private static func position(of column: Column) -> Int {
    switch column {
    case .act: 0
    case .refuse: 1
    case .escalate: 2
    case .error: 3
    }
  }
}

extension MetricReport {
  package var matrix: ConfusionMatrix {
    var matrix = ConfusionMatrix()
    counted.forEachKind { kind, count in
      for run in kind.runs { matrix.add(count, kind.expected, run.disposition) }
    }
    return matrix
  }

  /// Critical cases that failed in at least one repeat; an error is no failure.
  package var criticalFailures: Int {
    criticalCases { kind in kind.runs.contains { !$0.isError && !$0.passed } }
  }

  /// Critical cases that did not fail in any repeat, and of which at least one repeat ended in an error.
  package var criticalErrors: Int {
    criticalCases { kind in
      kind.runs.contains(where: \.isError) && !kind.runs.contains { !$0.isError && !$0.passed }
    }
  }

  /// All critical cases.
  package var criticalCount: Int { criticalCases { _ in true } }

  private func criticalCases(where isCounted: (CaseClass) -> Bool) -> Int {
    var cases = 0
    counted.forEachKind { kind, count in
      if kind.labels.severity == .critical, isCounted(kind) { cases += count }
    }
    return cases
  }
}
