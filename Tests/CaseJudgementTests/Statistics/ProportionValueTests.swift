import CaseJudgement
import Testing

/// Expected values from `REFERENCE_VALUES.md` at the digits shown there, the others from mpmath.
@Suite struct ProportionValueTests {
  struct Row: Sendable {
    let successes: Double
    let trials: Double
    let confidence: Double
    let expected: (lower: Double, upper: Double)
  }

  static let wilson = rows([
    (184, 200, 0.95, 0.8740105117, 0.9501594141), (200, 200, 0.95, 0.9811546736, 1), (0, 200, 0.95, 0, 0.0188453264),
    (19, 20, 0.95, 0.7638688066, 0.9911185512), (0.5, 3, 0.9, 0.02332664718413, 0.6261370689209),
    (920_000, 1_000_000, 0.95, 0.9194666602671, 0.9205301129199),
    (999_999, 1_000_000, 0.99, 0.9999914825662, 0.9999998825945),
    (1, 1_000_000, 0.95, 1.765245767454e-7, 5.664911804311e-6), (7, 10, 0.8, 0.4973717052398, 0.846200821924),
    (91.7, 99.35, 0.95, 0.8534595433698, 0.9610458523339), (3, 3, 0.999, 0.216957920358, 1),
    (1, 2, 0.5, 0.284758884582, 0.715241115418),
  ])

  static let clopperPearson = rows([
    (184, 200, 0.95, 0.8733351440, 0.9535823916), (200, 200, 0.95, 0.9817246596, 1), (0, 200, 0.95, 0, 0.0182753404),
    (19, 20, 0.95, 0.7512672372, 0.9987349105), (0.5, 3, 0.9, 0.0006029985422093, 0.7644659585574),
    (920_000, 1_000_000, 0.95, 0.9194665577948, 0.920531007959),
    (999_999, 1_000_000, 0.99, 0.9999925698944, 0.9999999949875),
    (1, 1_000_000, 0.95, 2.531780766379e-8, 5.571630655172e-6), (7, 10, 0.8, 0.4482691676164, 0.8841747219702),
    (91.7, 99.35, 0.95, 0.8519147632129, 0.9669380537122), (3, 3, 0.999, 0.07937005259841, 1),
    (1, 2, 0.5, 0.1339745962156, 0.8660254037844),
  ])

  static func rows(_ values: [(Double, Double, Double, Double, Double)]) -> [Row] {
    values.map { Row(successes: $0.0, trials: $0.1, confidence: $0.2, expected: ($0.3, $0.4)) }
  }

  static func expect(_ row: Row, of bounds: ProportionBounds, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let interval = try #require(
      bounds.interval(row.successes, row.trials, row.confidence), sourceLocation: sourceLocation)
    #expect(isClose(interval.lower, row.expected.lower, within: 5.1e-11), sourceLocation: sourceLocation)
    #expect(isClose(interval.upper, row.expected.upper, within: 5.1e-11), sourceLocation: sourceLocation)
  }

  @Test(arguments: wilson)
  func wilsonIntervals(row: Row) throws {
    try Self.expect(row, of: .wilson)
  }

  @Test(arguments: clopperPearson)
  func clopperPearsonIntervals(row: Row) throws {
    try Self.expect(row, of: .clopperPearson)
  }

  @Test(
    arguments: [
      (184, 200, 0.8825543417, 0.8810282257), (200, 200, 0.9866528393, 0.9851329608),
      (19, 20, 0.8039927632, 0.7838938358),
    ] as [(Double, Double, Double, Double)])
  func lowerBounds(successes: Double, trials: Double, wilson: Double, exact: Double) {
    for (bounds, expected) in [(ProportionBounds.wilson, wilson), (.clopperPearson, exact)] {
      #expect(isClose(bounds.lower(successes, trials, 0.95), expected, within: 5.1e-11))
      #expect(isClose(bounds.upper(trials - successes, trials, 0.95), 1 - expected, within: 5.1e-11))
    }
  }

  @Test(arguments: [1, 40, 150, 184, 199])
  func theBinomialTailAtTheExactBoundIsWhatItLeavesOutside(successes: Int) throws {
    let bound = try #require(ProportionBounds.clopperPearson.lower(Double(successes), 200, 0.95))
    let tail = Binomial.upperTail(successes: successes, trials: 200, probability: bound)
    #expect(isClose(tail, 0.05, within: 1e-13))
  }

  @Test func smallRatesKeepTheirDigits() throws {
    let wilson = try #require(ProportionBounds.wilson.lower(1, 1e12, 0.975))
    #expect(isClose(wilson * 1e12 / 0.17652454, 1, within: 1e-6))
    let exact = try #require(ProportionBounds.clopperPearson.lower(1, 1e6, 0.975))
    #expect(isClose(exact / 2.5317807663794179e-8, 1, within: 1e-12))
  }
}
