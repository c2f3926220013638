package import CaseModel

/// A sum, and how many runs it is a sum of: those that said nothing are no zeros.
package struct ReportedSum: Hashable, Sendable {
  package private(set) var sum = 0
  package private(set) var runs = 0

  package init() {}

  /// A sum too large for the type stays at the largest number, which no upper bound lets pass.
  mutating func add(_ value: Int?) {
    guard let value, value >= 0 else { return }
    sum = Self.saturating(sum, value)
    runs += 1
  }

  mutating func merge(_ other: ReportedSum) {
    sum = Self.saturating(sum, other.sum)
    runs += other.runs
  }

  private static func saturating(_ left: Int, _ right: Int) -> Int {
    let (sum, overflows) = left.addingReportingOverflow(right)
    return overflows ? .max : sum
  }
}

/// What runs cost, as far as their replies say so.
package struct UsageTally: Hashable, Sendable {
  /// How many runs took how long, in microseconds rounded up to three significant digits.
  package private(set) var latency: [Int: Int] = [:]
  package private(set) var calls = ReportedSum()
  package private(set) var inputTokens = ReportedSum()
  package private(set) var outputTokens = ReportedSum()
  /// In billionths of a US dollar.
  package private(set) var nanodollars = ReportedSum()

  package init() {}

  package mutating func add(_ usage: Usage) {
    if let bucket = usage.latencyMilliseconds.flatMap(Self.bucket) { latency[bucket, default: 0] += 1 }
    calls.add(usage.calls)
    inputTokens.add(usage.inputTokens)
    outputTokens.add(usage.outputTokens)
    nanodollars.add(usage.costInNanodollars)
  }

  package mutating func merge(_ other: UsageTally) {
    latency.merge(other.latency, uniquingKeysWith: +)
    calls.merge(other.calls)
    inputTokens.merge(other.inputTokens)
    outputTokens.merge(other.outputTokens)
    nanodollars.merge(other.nanodollars)
  }

  /// How many runs said how long they took.
  package var latencyRuns: Int { latency.values.reduce(0, +) }

  /// Microseconds, never less than measured and at most 1 % more; a billionth of one is taken for rounding.
  ///
  /// - Returns: nothing for a time that cannot be.
  static func bucket(milliseconds: Double) -> Int? {
    let exact = (milliseconds * 1000 * (1 - 1e-12)).rounded(.up)
    guard exact >= 0, exact <= 1e15 else { return nil }
    var digits = Int(exact)
    var scale = 1
    while digits > 999 {
      digits = (digits + 9) / 10
      scale *= 10
    }
    return digits * scale
  }
}
