import CaseJudgement
import Testing

/// The values are scipy's, `scipy.stats.binom`.
@Suite struct McNemarTests {
  @Test(arguments: [
    (10, 2, 0.0385742188), (15, 4, 0.0192108154), (6, 0, 0.03125), (5, 0, 0.0625), (5, 5, 1), (0, 0, 1),
  ])
  func exact(broken: Int, fixed: Int, p: Double) {
    #expect(isClose(McNemar.exact(broken: broken, fixed: fixed), p, within: 5e-11))
    #expect(McNemar.exact(broken: broken, fixed: fixed) == McNemar.exact(broken: fixed, fixed: broken))
  }

  @Test func midPAndOneSided() {
    #expect(isClose(McNemar.midP(broken: 10, fixed: 2), 0.0224609375))
    #expect(isClose(McNemar.midP(broken: 0, fixed: 0), 1))
    #expect(isClose(McNemar.midP(broken: 5, fixed: 5), 1))
    #expect(isClose(McNemar.oneSided(broken: 10, fixed: 2), 0.0192871094, within: 5e-11))
    #expect(isClose(McNemar.oneSided(broken: 0, fixed: 7), 1))
  }

  @Test func negativeCounts() {
    #expect(McNemar.exact(broken: -1, fixed: 2) == nil)
    #expect(McNemar.midP(broken: 2, fixed: -1) == nil)
    #expect(McNemar.oneSided(broken: -1, fixed: -1) == nil)
  }

  @Test func midPLiesBetweenZeroAndTheExactOne() throws {
    for broken in 0...12 {
      for fixed in 0...12 {
        let mid = try #require(McNemar.midP(broken: broken, fixed: fixed))
        let exact = try #require(McNemar.exact(broken: broken, fixed: fixed))
        #expect(mid > 0 && mid <= exact + 1e-15, "\(broken), \(fixed): \(mid), \(exact)")
      }
    }
  }
}
