import CaseJudgement
import Testing

/// The values come from another program: the likelihood maximised by scipy's bounded search, the bound by its `brentq`.
@Suite struct TangoScoreTests {
  @Test(arguments: [
    (10.0, 2.0, 200.0, -0.073270297654, -0.013067971604), (2, 12, 50, 0.085474382455, 0.320413385927),
    (5, 5, 200, -0.028923993799, 0.028923993799), (0, 3, 60, 0.004695861545, 0.118675132587),
    (150, 86, 1600, -0.055895138144, -0.024360079567),
  ])
  func oneSidedBoundsAt95(broken: Double, fixed: Double, count: Double, lower: Double, upper: Double) {
    let (found, above) = (
      TangoScore.lowerBound(broken: broken, fixed: fixed, count: count, confidence: 0.95),
      TangoScore.upperBound(broken: broken, fixed: fixed, count: count, confidence: 0.95)
    )
    #expect(isClose(found, lower, within: 1e-7))
    #expect(isClose(above, upper, within: 1e-7))
  }

  @Test func twoSidedInterval() throws {
    let interval = try #require(TangoScore.interval(broken: 10, fixed: 2, count: 200, confidence: 0.95))
    #expect(isClose(interval.lower, -0.081059075287, within: 1e-7))
    #expect(isClose(interval.upper, -0.007216136430, within: 1e-7))
  }

  /// Where nothing changed the bound is `−z²/(n + z²)`, and five cases certify nothing.
  @Test(arguments: [1.0, 5, 132, 133, 1000, 4.5])
  func nothingChanged(count: Double) throws {
    let z = 1.6448536269514722
    let bound = try #require(TangoScore.lowerBound(broken: 0, fixed: 0, count: count, confidence: 0.95))
    #expect(isClose(bound, -z * z / (count + z * z), within: 1e-12))
    #expect((bound >= -0.02) == (count >= 133))
  }

  @Test func theStatisticIsMcNemarsAtZero() throws {
    let z = try #require(TangoScore.statistic(broken: 10, fixed: 2, count: 200, at: 0))
    #expect(isClose(z, -8 / 12.0.squareRoot()))
    #expect(TangoScore.statistic(broken: 0, fixed: 0, count: 9, at: 0) == 0)
  }

  @Test func theStatisticAtABoundIsTheCriticalValue() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      let count = Int.random(in: 1...400, using: &generator)
      let broken = Int.random(in: 0...count, using: &generator)
      let fixed = Int.random(in: 0...(count - broken), using: &generator)
      let confidence = Double.random(in: 0.51..<0.999, using: &generator)
      let (b, c, n) = (Double(broken), Double(fixed), Double(count))
      let lower = try #require(TangoScore.lowerBound(broken: b, fixed: c, count: n, confidence: confidence))
      let upper = try #require(TangoScore.upperBound(broken: b, fixed: c, count: n, confidence: confidence))
      #expect(lower >= -1 && lower <= (c - b) / n && upper >= (c - b) / n && upper <= 1)
      if lower > -1 {
        let z = try #require(TangoScore.statistic(broken: b, fixed: c, count: n, at: lower))
        let tail = try #require(NormalDistribution.cumulative(-z))
        #expect(isClose(tail, 1 - confidence, within: 1e-8), "\(broken), \(fixed) of \(count) at \(confidence)")
      }
      // More of what broke never makes the bound better.
      if broken < count - fixed {
        let worse = try #require(TangoScore.lowerBound(broken: b + 1, fixed: c, count: n, confidence: confidence))
        #expect(worse <= lower + 1e-12)
      }
    }
  }

  @Test func allBrokeAndImpossibleCounts() {
    #expect(TangoScore.lowerBound(broken: 7, fixed: 0, count: 7, confidence: 0.95) == -1)
    #expect(TangoScore.lowerBound(broken: 5, fixed: 5, count: 7, confidence: 0.95) == nil)
    #expect(TangoScore.lowerBound(broken: -1, fixed: 0, count: 7, confidence: 0.95) == nil)
    #expect(TangoScore.lowerBound(broken: 0, fixed: 0, count: 0, confidence: 0.95) == nil)
    for value in [Double.nan, .infinity] {
      #expect(TangoScore.lowerBound(broken: value, fixed: 0, count: 7, confidence: 0.95) == nil)
      #expect(TangoScore.lowerBound(broken: 0, fixed: 0, count: value, confidence: 0.95) == nil)
      #expect(TangoScore.lowerBound(broken: 0, fixed: 0, count: 7, confidence: value) == nil)
      #expect(TangoScore.statistic(broken: 0, fixed: 0, count: 7, at: value) == nil)
    }
    #expect(TangoScore.lowerBound(broken: 0, fixed: 0, count: 7, confidence: 1) == nil)
  }
}
