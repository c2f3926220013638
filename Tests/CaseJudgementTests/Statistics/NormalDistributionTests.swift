import CaseJudgement
import Testing

/// Expected values from mpmath at 40 digits.
@Suite struct NormalDistributionTests {
  @Test(
    arguments: [
      (0.5, 0), (0.975, 1.959963984540054), (0.95, 1.6448536269514722), (0.9, 1.28155156554460059),
      (0.3, -0.524400512708040816), (0.075, -1.43953147093845593), (0.0750001, -1.43953076450172969),
      (0.0749999, -1.43953217737590059), (1e-5, -4.26489079392282461), (1e-10, -6.3613409024040562),
      (1.4e-11, -6.65672309151818364), (1e-15, -7.94134532617099677), (0.9999999999999999, 8.20953615160138686),
    ] as [(Double, Double)])
  func quantile(p: Double, z: Double) {
    #expect(isClose(NormalDistribution.quantile(p), z, within: 2e-15))
  }

  @Test(arguments: [(1e-100, -21.2734535609653243), (1e-300, -37.0470962993611992)] as [(Double, Double)])
  func quantileFarOut(p: Double, z: Double) {
    #expect(isClose(NormalDistribution.quantile(p), z, within: 2e-14))
  }

  @Test func quantileKeepsItsDigitsNextToTheMedian() {
    #expect(isClose(NormalDistribution.quantile(0.5 + 1e-10), 2.5066284820303539e-10, within: 1e-25))
  }

  @Test(arguments: Array(stride(from: 0.001, to: 1, by: 0.0131)))
  func cumulativeUndoesQuantile(p: Double) throws {
    let z = try #require(NormalDistribution.quantile(p))
    #expect(isClose(NormalDistribution.cumulative(z), p, within: 1e-15))
  }

  @Test func quantileRises() {
    let values = stride(from: 0.0005, to: 1, by: 0.0005).compactMap(NormalDistribution.quantile)
    #expect(values.count == 1999)
    #expect(zip(values, values.dropFirst()).allSatisfy(<))
  }

  @Test(arguments: [0, 1, -0.1, 1.1] + notNumbers)
  func fg12_noQuantileOutsideTheOpenUnitInterval(p: Double) {
    #expect(NormalDistribution.quantile(p) == nil)
  }

  @Test(arguments: notNumbers)
  func fg12_noProbabilityOfWhatIsNotANumber(x: Double) {
    #expect(NormalDistribution.cumulative(x) == nil)
  }
}
