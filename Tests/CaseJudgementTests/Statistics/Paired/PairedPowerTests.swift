import CaseJudgement
import Testing

@Suite struct PairedPowerTests {
  @Test func theReferenceValues() {
    #expect(PairedPower.cases(toDetect: 0.03, variance: 1.0 / 9) == 969)
    #expect(isClose(PairedPower.detectableDifference(cases: 200, variance: 1.0 / 9), 0.0660339969, within: 5e-11))
  }

  @Test func oneGivesTheOther() throws {
    for variance in [0.01, 0.06, 1.0 / 9, 0.5] {
      for difference in [0.005, 0.02, 0.1] {
        let cases = try #require(PairedPower.cases(toDetect: difference, variance: variance))
        let seen = try #require(PairedPower.detectableDifference(cases: Double(cases), variance: variance))
        let missed = try #require(PairedPower.detectableDifference(cases: Double(cases - 1), variance: variance))
        #expect(seen <= difference && missed > difference)
      }
    }
  }

  /// The fewest cases are those with which the bound just clears the margin.
  @Test(arguments: [0.01, 0.02, 0.05, 0.3], [0.8, 0.95, 0.99])
  func fewestCases(margin: Double, confidence: Double) throws {
    let fewest = try #require(PairedPower.fewestCases(toRuleOutDropOf: margin, confidence: confidence))
    let bound = { TangoScore.lowerBound(broken: 0, fixed: 0, count: $0, confidence: confidence) ?? .nan }
    #expect(bound(Double(fewest)) >= -margin)
    if fewest > 1 { #expect(bound(Double(fewest - 1)) < -margin) }
  }

  @Test func rulingOutADrop() throws {
    let equal = try #require(
      PairedPower.cases(toRuleOutDropOf: 0.02, difference: 0, variance: 0.05, confidence: 0.95))
    #expect(equal == 773, "(1.6449 + 0.8416)² · 0.05 / 0.02²")
    let better = PairedPower.cases(toRuleOutDropOf: 0.02, difference: 0.02, variance: 0.05, confidence: 0.95)
    #expect(try #require(better) < equal)
    #expect(PairedPower.cases(toRuleOutDropOf: 0.02, difference: 0, variance: 0, confidence: 0.95) == 133)
    #expect(PairedPower.cases(toRuleOutDropOf: 0.02, difference: -0.02, variance: 0.05, confidence: 0.95) == nil)
    #expect(PairedPower.cases(toRuleOutDropOf: .nan, difference: 0, variance: 0.05, confidence: 0.95) == nil)
  }

  @Test func outsideTheDomains() {
    #expect(PairedPower.cases(toDetect: 0, variance: 0.1) == nil)
    #expect(PairedPower.cases(toDetect: .nan, variance: 0.1) == nil)
    #expect(PairedPower.cases(toDetect: 0.1, variance: -0.1) == nil)
    #expect(PairedPower.cases(toDetect: 0.1, variance: 0.1, power: 1) == nil)
    #expect(PairedPower.detectableDifference(cases: 0, variance: 0.1) == nil)
    #expect(PairedPower.fewestCases(toRuleOutDropOf: 0, confidence: 0.95) == nil)
    #expect(PairedPower.fewestCases(toRuleOutDropOf: 1, confidence: 0.95) == nil)
  }
}
