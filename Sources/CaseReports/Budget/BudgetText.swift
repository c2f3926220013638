import CaseJudgement
import CaseModel

/// Error budgets over time, for a terminal.
package struct BudgetText {
  private let statements: [BudgetStatement]
  private let style: TerminalStyle
  private static let label = 12

  package init(_ statements: [BudgetStatement], style: TerminalStyle) {
    self.statements = statements
    self.style = style
  }

  package var text: String { statements.map { lines(of: $0).map { $0 + "\n" }.joined() }.joined(separator: "\n") }

  private var room: Int { style.width - Self.label - 4 }

  private func lines(of statement: BudgetStatement) -> [String] {
    let (workflow, budget) = (statement.workflow, statement.budget)
    let title = "  \(workflow.name) \(workflow.version) · stage \(workflow.stage.rawValue) · as of \(budget.asOf)"
    let head = style.paint("BUDGET", .bold) + Columns.fit(title, style.width - 6)
    let later = budget.laterCount > 0 ? ", \(budget.laterCount) later than this" : ""
    let rates = [budget.long, budget.short].map { window in
      "\(NumberText.text(window.burnRate, decimals: 2)) over \(window.length)"
        + " (\(counted(window.incidents, "incident")), \(NumberText.exact(window.spent.value)) points)"
    }
    return [head]
      + row("points", [bar(statement)])
      + row("burn rate", rates + ["1 spends the budget in just its window"])
      + row("exhaustion", [statement.exhaustion])
      + row("by kind", statement.items.isEmpty ? ["nothing"] : Columns.wrap(items: statement.items, room, most: 7))
      + row("ledger", [counted(statement.recorded, "incident") + later, statement.coverage.explanation])
      + row("one release", [statement.releaseText])
  }

  private func row(_ label: String, _ texts: [String]) -> [String] {
    texts.flatMap { Columns.wrap($0.printable, room) }.enumerated().map { index, text in
      "  " + Columns.pad(index == 0 ? label : "", Self.label) + "  " + text
    }
  }

  private func bar(_ statement: BudgetStatement) -> String {
    let budget = statement.budget
    return "\(NumberText.exact(budget.spent.value)) of \(NumberText.exact(budget.allowed.value)) spent in"
      + " \(budget.long.length) (\(Int((statement.share * 100 - 1e-9).rounded(.up))) %), \(statement.left)"
  }
}
