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
    latencyMilliseconds = Self.sum(latencyMilliseconds, other.latencyMilliseconds)
  }

  private static func sum<Number: AdditiveArithmetic>(_ left: Number?, _ right: Number?) -> Number? {
    guard let left else { return right }
    return right.map { left + $0 } ?? left
  }
}
