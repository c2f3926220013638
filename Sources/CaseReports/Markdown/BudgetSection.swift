import CaseJudgement
import CaseModel

/// What was spent of the error budget, on what, and where that leads; what repeats and replies came to.
struct BudgetSection {
  private let verdict: RunVerdict

  init(_ verdict: RunVerdict) { self.verdict = verdict }

  var lines: [String] {
    let budget = verdict.budget
    let spent = NumberText.exact(budget.spent)
    let head = budget.allowed.map { "**\(spent) of \(NumberText.exact($0.value)) points** spent" } ?? "unknown"
    let items = budget.items.filter { $0.count > 0 }.map { item in
      [
        MarkdownText.escaped(item.kind.rawValue), "\(item.count)", NumberText.exact(item.weight.value),
        NumberText.text(item.spent),
      ]
    }
    let table = MarkdownText.table(["failure", "runs", "points each", "spent"], numbers: [1, 2, 3], items)
    return ["### Error budget", "", head + (verdict.projection.map { "; \($0.sentence)" } ?? "")]
      + (items.isEmpty ? [] : [""] + table)
      + NumberLines(verdict, style: TerminalStyle(width: .max, hasColor: false)).lines.map {
        "\n" + MarkdownText.escaped($0.split(separator: " ").joined(separator: " "))
      }
  }
}
