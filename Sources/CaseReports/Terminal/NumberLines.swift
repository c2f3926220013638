import CaseJudgement
import CaseModel

/// Numbers that matter only for some runs: repeats, and what the replies cost.
struct NumberLines {
  let verdict: RunVerdict
  let style: TerminalStyle

  init(_ verdict: RunVerdict, style: TerminalStyle) {
    self.verdict = verdict
    self.style = style
  }

  var lines: [String] { (repeatLines + usageLines).map { "  " + Columns.fit($0, style.width - 2) } }

  private var repeatLines: [String] {
    let numbers = verdict.numbers
    guard let repeats = numbers.repeats, repeats > 1 else { return [] }
    let series = numbers.passHat.enumerated().map { "^\($0.offset + 1) \(NumberText.text($0.element))" }
    let any = numbers.passAt.last.map { " · pass@\(repeats) \(NumberText.text($0))" } ?? ""
    var lines = ["repeats  pass" + series.prefix(6).joined(separator: ", ") + any]
    let flips = verdict.flips
    if flips.count > 0 {
      let shown = flips.entries.map { "\($0.caseID.printable) (\($0.passes)/\(repeats))" }.joined(separator: ", ")
      lines.append("flips    \(flips.count): \(shown)")
    }
    return lines
  }

  private var usageLines: [String] {
    let parts = [
      part(.totalCost) { "$\(NumberText.text($0))" }, part(.inputTokens) { "\(NumberText.exact($0)) tokens in" },
      part(.outputTokens) { "\(NumberText.exact($0)) out" },
      part(.latencyMedian) { "latency p50 \(NumberText.text($0)) ms" },
      part(.latency95) { "p95 \(NumberText.text($0)) ms" },
    ].compactMap(\.self)
    return parts.isEmpty ? [] : ["usage    " + parts.joined(separator: " · ")]
  }

  private func part(_ metric: Metric, _ text: (Double) -> String) -> String? {
    verdict.numbers.measure(metric).value.map(text)
  }
}
