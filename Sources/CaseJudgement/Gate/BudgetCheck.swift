import CaseModel

/// Failures, weighted by harm, may not cost more than the objective permits.
struct BudgetCheck: Check {
  static let name = "error budget"

  func result(for run: JudgedRun) -> CheckResult {
    let budget = run.budget
    let spent = NumberText.text(budget.spent, besides: budget.allowed?.value ?? 0)
    let allowed = budget.allowed.map { NumberText.exact($0.value) } ?? "unknown"
    let (outcome, effect, explanation): (CheckResult.Outcome, Verdict, String) =
      switch budget.state {
      case .within: (.holds, .promote, "\(spent) of \(allowed) points spent")
      case .over: (.fails, .block, "\(spent) points spent, only \(allowed) allowed\(Self.costs(of: budget))")
      case .unknown(let reason): (.undecided(reason), .noVerdict, "the error budget cannot be said: \(reason)")
      }
    return CheckResult(
      Self.name, outcome, effect: effect, observed: spent, demanded: "≤ \(allowed)", explanation: explanation)
  }

  private static func costs(of budget: BudgetReport) -> String {
    let parts = budget.items.filter { $0.spent > 0 }.map { "\($0.kind.rawValue) \(NumberText.text($0.spent))" }
    return parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
  }
}
