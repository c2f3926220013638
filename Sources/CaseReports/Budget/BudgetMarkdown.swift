import CaseJudgement
import CaseModel

/// Error budgets over time, as a page.
package enum BudgetMarkdown {
  package static func text(_ statements: [BudgetStatement]) -> String {
    let rows = statements.map { statement -> [String] in
      let budget = statement.budget
      return [
        MarkdownText.escaped("\(statement.workflow.name) \(statement.workflow.version)"),
        statement.workflow.stage.rawValue, NumberText.exact(budget.allowed.value), NumberText.exact(budget.spent.value),
        statement.left, rate(budget.long), rate(budget.short),
      ]
    }
    let table = MarkdownText.table(
      ["workflow", "stage", "allowed", "spent", "rest", "burn rate", "burn rate, lately"], numbers: [2, 3, 4, 5, 6],
      rows)
    let sections = statements.flatMap { statement -> [String] in
      let name = MarkdownText.escaped("\(statement.workflow.name) \(statement.workflow.version)")
      let items = statement.items.isEmpty ? "nothing" : statement.items.joined(separator: ", ")
      return [
        "", "## \(name)", "", "- as of \(statement.budget.asOf), over \(statement.budget.long.length)",
        "- by kind: \(MarkdownText.escaped(items))", "- exhaustion: \(MarkdownText.escaped(statement.exhaustion))",
        "- ledger: \(counted(statement.recorded, "incident")); \(MarkdownText.escaped(statement.coverage.explanation))",
        "- one release \(MarkdownText.escaped(statement.releaseText))",
      ]
    }
    return (["# Error budget", ""] + table + sections).map { $0 + "\n" }.joined()
  }

  private static func rate(_ window: BudgetWindow) -> String {
    "\(NumberText.text(window.burnRate, decimals: 2)) over \(window.length)"
  }
}
