import CaseJudgement
import CaseModel

/// Each check of the gate with what was observed, the bound and the interval.
struct CheckLines {
  let gate: GateReport
  let style: TerminalStyle
  private let most = 14

  init(_ gate: GateReport, style: TerminalStyle) {
    self.gate = gate
    self.style = style
  }

  var lines: [String] {
    let quiet = gate.checks.filter { $0.policy == nil && $0.holds }
    let shown = prioritised(gate.checks.filter { $0.policy != nil || !$0.holds })
    let name = min(34, max(20, style.width - 46))
    let head =
      Columns.pad("  check", name + 4) + Columns.padLeft("observed", 10) + "  " + Columns.pad("bound", 14)
      + "95 % interval"
    var lines = [style.paint(Columns.fit(head, style.width), .dim)]
    lines += shown.map { line(for: $0, name: name) }
    let omitted = gate.checks.count - quiet.count - shown.count
    if omitted > 0 {
      let failing = gate.checks.count { !$0.holds } - shown.count { !$0.holds }
      lines.append("  … and \(omitted) more" + (failing > 0 ? ", \(failing) of which do not hold" : " that hold"))
    }
    if !quiet.isEmpty {
      let names = quiet.map(\.name).joined(separator: ", ")
      lines.append("  " + style.paint("✓", .green) + " " + Columns.fit("always on: " + names, style.width - 4))
    }
    return lines
  }

  /// Those that do not hold, then as many others as there is room for, in their own order.
  private func prioritised(_ checks: [CheckResult]) -> [CheckResult] {
    if checks.count <= most { return checks }
    let failing = checks.indices.filter { !checks[$0].holds }
    let holding = checks.indices.filter { checks[$0].holds }
    return (failing + holding).prefix(most).sorted().map { checks[$0] }
  }

  private func line(for check: CheckResult, name width: Int) -> String {
    let (mark, tone): (String, TerminalStyle.Tone) =
      switch (check.outcome, check.level) {
      case (.holds, _): ("✓", .green)
      case (_, .warn): ("!", .yellow)
      case (.fails, _): ("✗", .red)
      case (.undecided, _): ("?", .yellow)
      }
    let interval = check.observation?.measurement?.interval.map {
      NumberText.text($0.lower) + " – " + NumberText.text($0.upper)
    }
    let text =
      Columns.pad(Columns.fit(check.name.printable, width), width) + Columns.padLeft(check.observed, 10) + "  "
      + Columns.pad(bound(of: check), 14) + (interval ?? "")
    var line = Columns.fit(text, style.width - 4)
    while line.last == " " { line.removeLast() }
    return "  " + style.paint(mark, tone) + " " + line
  }

  /// `≥ 0.92`, with the confidence at which it must hold.
  private func bound(of check: CheckResult) -> String {
    guard let policy = check.policy else { return check.demanded }
    let sign: String
    switch policy.bound {
    case .atLeast: sign = "≥"
    case .atMost: sign = "≤"
    }
    let confidence = policy.confidence.map { " at \(NumberText.exact($0))" } ?? ""
    return "\(sign) \(NumberText.exact(policy.bound.value))\(confidence)"
  }
}

/// What should have happened against what did.
struct MatrixLines {
  let numbers: MetricReport
  let style: TerminalStyle

  init(_ numbers: MetricReport, style: TerminalStyle) {
    self.numbers = numbers
    self.style = style
  }

  var lines: [String] {
    let matrix = numbers.matrix
    let columns = ConfusionMatrix.Column.allCases
    let head = "  " + Columns.pad("should ↓  did →", 18) + columns.map { Columns.padLeft($0.rawValue, 10) }.joined()
    return [style.paint(head, .dim)]
      + ExpectedRow.allCases.filter { matrix.total(of: $0) > 0 || $0 != .mixed }.map { row in
        "  " + Columns.pad(row.rawValue, 18)
          + columns.map { column in
            let count = Columns.padLeft("\(matrix[row, column])", 10)
            let isWrong = matrix[row, column] > 0 && row != .mixed && column.rawValue != row.rawValue
            return isWrong ? style.paint(count, .yellow) : count
          }.joined()
      }
  }
}
