/// How much wrongness, weighted by harm, a workflow may spend.
package struct BudgetPolicy: Sendable, Equatable {
  /// The share of cases that should come out right, between 0 and 1, both excluded.
  package var objective = Double.nan
  package var window: TimeSpan?
  /// How many cases the window is expected to bring.
  package var volume: Int?
  package var weights: [FailureKind: Points] = [:]
  /// The incident ledger, relative to the workflow.
  package var incidents: String?

  package init() {}

  package func weight(of kind: FailureKind) -> Points { weights[kind] ?? kind.defaultWeight }
}
