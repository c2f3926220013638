import CaseJudgement
import Testing

@Suite struct IntervalTests {
  @Test func containsItsBounds() throws {
    let interval = try #require(Interval(lower: 0.25, upper: 0.75))
    #expect(interval.contains(0.25) && interval.contains(0.75) && interval.contains(0.5))
    #expect(!interval.contains(0.2) && !interval.contains(0.8) && !interval.contains(.nan))
  }

  @Test(
    arguments: [(0.6, 0.4), (-0.1, 0.5), (0.5, 1.1), (.nan, 0.5), (0.5, .nan), (0, .infinity), (-.infinity, 1)]
      as [(Double, Double)])
  func fg12_cannotBeMadeOfBoundsThatAreNone(lower: Double, upper: Double) {
    #expect(Interval(lower: lower, upper: upper) == nil)
  }
}
