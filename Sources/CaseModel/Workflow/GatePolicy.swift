package import CaseJSON

/// The bar that a version must clear to be promoted.
package struct GatePolicy: Sendable {
  /// The number of cases below which nothing is said.
  package var casesAtLeast = 0
  /// How many runs may end in a fault of the machinery before no verdict is given.
  package var errorsAtMost = 0
  package var checks: [CheckPolicy] = []
  /// How the boundary is probed before the verdict.
  package var drills: [DrillKind] = []
  /// Absent where no baseline is asked for.
  package var regression: RegressionPolicy?
  /// What is demanded of judges; absent where nobody said.
  package var judge: JudgePolicy?
  /// Where it is declared.
  package var source: JSONValue

  package init(source: JSONValue) { self.source = source }
}

/// One number and the bound that it must keep.
package struct CheckPolicy: Sendable {
  package enum Bound: Sendable, Equatable {
    case atLeast(Double)
    case atMost(Double)

    package var value: Double {
      switch self {
      case .atLeast(let value), .atMost(let value): value
      }
    }

    /// Asks for what must be true, so that a value that is not a number keeps no bound.
    package func isKept(by value: Double) -> Bool {
      switch self {
      case .atLeast(let bound): value >= bound
      case .atMost(let bound): value <= bound
      }
    }
  }

  package enum Level: String, CaseIterable, Sendable {
    case block, warn
  }

  package let metric: Metric
  package let slice: Slice?
  package let bound: Bound
  /// The one-sided confidence at which the bound must be kept; absent where the point estimate decides.
  package let confidence: Double?
  package let level: Level
  /// Where it is declared; absent for a bound that came from the command line.
  package let source: JSONValue?

  package init(
    metric: Metric, slice: Slice? = nil, bound: Bound, confidence: Double? = nil, level: Level = .block,
    source: JSONValue? = nil
  ) {
    self.metric = metric
    self.slice = slice
    self.bound = bound
    self.confidence = confidence
    self.level = level
    self.source = source
  }

  /// The same check on a part of the cases.
  package func looking(at slice: Slice) -> CheckPolicy {
    CheckPolicy(
      metric: metric, slice: slice, bound: bound, confidence: confidence, level: level, source: source)
  }
}
