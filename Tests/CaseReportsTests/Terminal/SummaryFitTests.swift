import CaseJudgement
import CaseRun
import Testing

@testable import CaseReports

/// A summary fits a screen of 40 lines whatever the run was.
@Suite struct SummaryFitTests {
  @Test(arguments: 0..<160)
  func everySummaryFitsTheScreen(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    let summary = try run.summary()
    for width in [40, 57, 80, 200] {
      let text = SummaryText(summary, runPath: ".casegate/runs/x", style: TerminalStyle(width: width, hasColor: false))
        .text
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
      #expect(lines.count <= SummaryText.height, "\(text)")
      for line in lines { #expect(Columns.width(of: String(line)) <= width, "\(line)") }
      #expect(lines.contains("run   .casegate/runs/x"))
      #expect(summary.verdict.worst.count == 0 || text.contains("  worst failures"), "\(text)")
      let colored = SummaryText(
        summary, runPath: ".casegate/runs/x", style: TerminalStyle(width: width, hasColor: true))
      #expect(colored.text.replacing(/\u{1B}\[[0-9;]*m/, with: "") == text)
    }
  }

  @Test(arguments: 0..<160)
  func everyCheckIsShownOrCounted(seed: Int) throws {
    var run = SyntheticRun(seed: UInt64(seed))
    let gate = try run.summary().verdict.gate
    let checks = CheckLines(gate, style: TerminalStyle(width: 80, hasColor: false))
    for limit in 4...max(4, checks.wanted) {
      let lines = checks.lines(atMost: limit)
      #expect(lines.count <= limit)
      let failing = lines.count { "✗?!".contains($0.dropFirst(2).first ?? " ") }
      let holding = lines.count { $0.hasPrefix("  ✓ ") && !$0.contains("always-on") }
      let rest = lines.first { $0.hasPrefix("  … and ") }
      let omitted = rest.flatMap { $0.firstMatch(of: /and (\d+) more/) }.flatMap { Int($0.1) } ?? 0
      let omittedFailing = rest.flatMap { $0.firstMatch(of: /, (\d+) of which/) }.flatMap { Int($0.1) } ?? 0
      #expect(failing + omittedFailing == gate.checks.count { !$0.holds })
      #expect(failing + holding + omitted == gate.checks.count { $0.policy != nil || !$0.holds })
      // Nothing that holds takes the place of something that does not.
      #expect(omittedFailing == 0 || holding == 0)
    }
  }
}
