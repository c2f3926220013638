import CaseJudgement
import CaseModel

/// What was spent of the error budget, on what, and where that leads.
struct BudgetLines {
  private let budget: BudgetReport
  private let projection: BudgetProjection?
  private let style: TerminalStyle
  private static let label = "  budget "

  init(_ record: RunVerdict, style: TerminalStyle) {
    budget = record.budget
    projection = record.projection
    self.style = style
  }

  var lines: [String] {
    guard let allowed = budget.allowed?.value else { return ["  budget: unknown"] }
    let indent = String(repeating: " ", count: Self.label.count)
    let sentence = projection.map { Columns.wrap($0.sentence, room, most: 2) } ?? []
    return [Self.label + bar(allowed)] + (Columns.wrap(items: items, room, most: 3) + sentence).map { indent + $0 }
  }

  private var room: Int { style.width - Self.label.count }

  private func bar(_ allowed: Double) -> String {
    let share = allowed > 0 ? budget.spent / allowed : .infinity
    let percent = share < 1e12 ? " (\(Int((share * 100 - 1e-9).rounded(.up))) %)" : ""
    let text = "\(NumberText.text(budget.spent, besides: allowed)) of \(NumberText.exact(allowed)) points\(percent)"
    let width = min(24, room - Columns.width(of: text) - 1)
    guard width >= 4 else { return Columns.fit(text, room) }
    let filled = Int((min(1, share) * Double(width)).rounded(share > 1 ? .up : .down))
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    return style.paint(bar, budget.isWithin ? .green : .red) + " " + text
  }

  /// What was spent on what; counts are of runs, which the first one says where there are repeats.
  private var items: [String] {
    budget.items.filter { $0.count > 0 }.enumerated().map { index, item in
      let repeats = index == 0 && budget.repeats > 1 ? " (of \(budget.repeats) repeats)" : ""
      return "\(item.kind.rawValue) \(item.count)\(repeats) = \(NumberText.text(item.spent))"
    }
  }
}
