/// What one or more replies cost.
package struct Usage: Sendable, Equatable {
  package var calls: Int?
  package var inputTokens: Int?
  package var outputTokens: Int?
  /// In billionths of a US dollar, so that sums are exact in any order.
  package var costInNanodollars: Int?
  package var latencyMilliseconds: Double?

  package init() {}

  /// Adds what another reply of the same run cost.
  ///
  /// A number that only some replies report is the sum of those that do.
  package mutating func add(_ other: Usage) {
    calls = Self.sum(calls, other.calls)
    inputTokens = Self.sum(inputTokens, other.inputTokens)
    outputTokens = Self.sum(outputTokens, other.outputTokens)
    costInNanodollars = Self.sum(costInNanodollars, other.costInNanodollars)
    if let latency = other.latencyMilliseconds { latencyMilliseconds = (latencyMilliseconds ?? 0) + latency }
  }

  /// An absurd number must not stop a run, so that a sum that is too large is the largest number there is.
  private static func sum(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return left ?? right }
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? .max : sum
  }
}
