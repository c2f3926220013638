import CaseModel

/// The names that a gate may use, with what each of them is.
package struct MetricList {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  package var text: String {
    let width = Metric.allCases.map(\.rawValue.count).max() ?? 0
    // Where there is no room beside the names, below them.
    let isBeside = style.width - width - 2 >= 30
    let indent = isBeside ? width + 2 : 4
    return Metric.allCases.map { metric in
      let lines = Columns.wrap(metric.summary, style.width - indent).map { String(repeating: " ", count: indent) + $0 }
      let head =
        isBeside ? Columns.pad(metric.rawValue, indent) + (lines.first?.dropFirst(indent) ?? "") : metric.rawValue
      return ([head] + lines.dropFirst(isBeside ? 1 : 0)).map { $0 + "\n" }.joined()
    }.joined()
  }
}
