import CaseJSON
import CaseModel

extension Codec where Value == BudgetPolicy {
  static var budget: Codec<BudgetPolicy> { budgetTable.codec { _ in BudgetPolicy() } }
}

private let budgetTable = Table<BudgetPolicy>(
  "How much wrongness, weighted by harm, the workflow may spend.",
  [
    Field("objective", objective, isRequired: true, "the share of cases that should come out right: 0.95") {
      $0.objective = $1
    },
    Field("window", .timeSpan, isRequired: true, "the time over which the budget is spent: 30d") { $0.window = $1 },
    Field("volume", .integer(atLeast: 1), isRequired: true, "how many cases the window brings") { $0.volume = $1 },
    Field("weights", weightsTable.codec { _ in [:] }, "what a failure of each kind costs, in points") {
      $0.weights = $1
    },
    Field("incidents", .text, "the incident ledger, relative to this file") { $0.incidents = $1 },
  ])

private let objective = Codec<Double>.share.map { share, value, findings in
  if share > 0, share < 1 { return share }
  findings.error(
    "budget.objective", "an objective of \(value.canonicalText) leaves \(share == 1 ? "no" : "nothing but a") budget",
    hint: "write the share of cases that should come out right, such as 0.95", at: value)
  return nil
}

private let weightsTable = Table<[FailureKind: Points]>(
  "Points for each kind of failure.",
  FailureKind.allCases.map { kind in
    Field(kind.rawValue, weight, "points for one; \(kind.defaultWeight.value) unless said") { $0[kind] = $1 }
  })

private let weight = Codec<Double>.number(0...1_000_000).map { weight, value, findings -> Points? in
  if let points = Points(weight), points.thousandths > 0 { return points }
  findings.error(
    "budget.weight", "a failure that costs nothing is never noticed", hint: "write at least 0.001", at: value)
  return nil
}
