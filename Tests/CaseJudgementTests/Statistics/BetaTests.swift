import CaseJudgement
import Testing

/// Expected values from mpmath at 40 digits.
@Suite struct BetaTests {
  @Test(
    arguments: [
      (0.9, 184, 17, 0.20747760133743615), (0.5, 2, 3, 0.6875), (0.25, 0.5, 0.5, 0.33333333333333333),
      (1e-10, 0.5, 3, 1.874999999875e-5), (0.999999, 2.5, 0.75, 0.99993401699701617),
      (0.01, 0.01, 5, 0.97464468088235799),
      (0.3, 1e-6, 2, 0.99999949602707767), (0.7, 1500.5, 612.25, 0.1505084767507969),
      (0.001, 15.9, 1e4, 0.052006989132808635),
    ] as [(Double, Double, Double, Double)])
  func regularized(x: Double, a: Double, b: Double, share: Double) {
    #expect(isClose(Beta.regularized(x, a, b), share, within: 1e-13))
  }

  @Test(
    arguments: [
      (0.92, 920_000, 80_001, 0.50094113178076063), (0.9195, 920_000, 80_001, 0.033091959343253132),
      (0.9205, 920_000, 80_001, 0.96776429003795966), (1e-6, 1, 1_000_000, 0.63212074276835489),
      (1e-6, 3, 999_998, 0.080301305101449589), (0.5, 500_000, 500_000, 0.5),
    ] as [(Double, Double, Double, Double)])
  func regularizedWithShapesOfAMillion(x: Double, a: Double, b: Double, share: Double) {
    #expect(isClose(Beta.regularized(x, a, b), share, within: 2e-12))
  }

  @Test func regularizedKeepsItsDigitsInAFarTail() throws {
    let share = try #require(Beta.regularized(0.9, 1e6, 1e5))
    #expect(isClose(share / 3.4905816703322792e-228, 1, within: 1e-9))
  }

  @Test(
    arguments: [
      (0.025, 184, 17, 0.87333514397791832), (0.05, 999_999, 2, 0.99999525614436179),
      (0.05, 920_000, 80_001, 0.91955236342836809), (0.975, 920_001, 80_000, 0.92053100795895057),
      (0.5, 0.5, 0.5, 0.5), (1e-6, 3, 40, 0.00044521599986121531), (0.3, 0.01, 5, 6.4627848972129451e-54),
      (0.05, 0.5, 100.5, 1.9611417456609755e-5), (0.95, 12.25, 7.5, 0.78858557371645079),
      (0.025, 1, 1_000_000, 2.5317807663794179e-8), (0.05, 5, 999_996, 1.9701515676180151e-6),
    ] as [(Double, Double, Double, Double)])
  func inverse(p: Double, a: Double, b: Double, x: Double) {
    #expect(isClose(Beta.inverse(p, a, b), x, within: 1e-14))
  }

  @Test(arguments: [0.001, 0.025, 0.3, 0.5, 0.8, 0.999], [0.1, 0.5, 1, 3.7, 200, 12_345])
  func inverseUndoesRegularized(p: Double, a: Double) throws {
    for b in [0.5, 1, 2, 17, 1000] {
      let x = try #require(Beta.inverse(p, a, b))
      let below = try #require(Beta.regularized(max(0, x - 4 * x.ulp), a, b))
      let above = try #require(Beta.regularized(min(1, x + 4 * x.ulp), a, b))
      #expect(below <= p + 1e-12 && p <= above + 1e-12, "b = \(b)")
    }
  }

  @Test(arguments: [(0.3, 0.7), (2, 5), (40.5, 3)] as [(Double, Double)])
  func sharesOfBothSidesMakeAWhole(a: Double, b: Double) throws {
    for x in stride(from: 0.05, to: 1, by: 0.1) {
      let left = try #require(Beta.regularized(x, a, b))
      let right = try #require(Beta.regularized(1 - x, b, a))
      #expect(isClose(left + right, 1, within: 1e-14))
    }
  }

  @Test func edgesOfTheDomain() {
    #expect(Beta.regularized(0, 2, 3) == 0)
    #expect(Beta.regularized(1, 2, 3) == 1)
    #expect(Beta.regularized(0.4, 0, 3) == 1)
    #expect(Beta.regularized(0.4, 3, 0) == 0)
    #expect(Beta.regularized(1, 3, 0) == 1)
    #expect(Beta.inverse(0, 2, 3) == 0)
    #expect(Beta.inverse(1, 2, 3) == 1)
    #expect(Beta.inverse(0.4, 0, 3) == 0)
    #expect(Beta.inverse(0.4, 3, 0) == 1)
  }

  @Test(arguments: [(-0.1, 1, 1), (1.1, 1, 1), (0.5, -1, 1), (0.5, 1, -1), (0.5, 0, 0)] as [(Double, Double, Double)])
  func nothingOutsideTheDomain(x: Double, a: Double, b: Double) {
    #expect(Beta.regularized(x, a, b) == nil)
    #expect(Beta.inverse(x, a, b) == nil)
  }

  @Test(arguments: notNumbers)
  func fg12_nothingOfWhatIsNotANumber(bad: Double) {
    #expect(Beta.regularized(bad, 1, 1) == nil)
    #expect(Beta.regularized(0.5, bad, 1) == nil)
    #expect(Beta.regularized(0.5, 1, bad) == nil)
    #expect(Beta.inverse(bad, 1, 1) == nil)
    #expect(Beta.inverse(0.5, bad, 1) == nil)
    #expect(Beta.inverse(0.5, 1, bad) == nil)
  }

  @Test func noNumberForShapesThatWouldCostDigits() {
    #expect(isClose(Beta.regularized(0.5, Beta.largestShape, Beta.largestShape), 0.5))
    #expect(Beta.regularized(0.5, Beta.largestShape.nextUp, 1) == nil)
    #expect(Beta.inverse(0.5, 1, Beta.largestShape.nextUp) == nil)
  }
}
