import CaseJudgement
import Testing

/// Expected values from a linear search with scipy, those of `REFERENCE_VALUES.md` among them.
@Suite struct CertificationTests {
  @Test(
    arguments: [
      // The reference row "191/200, 97/100, 50/50" holds by either method.
      (0.92, 200, 0.95, 191, 191), (0.92, 100, 0.95, 97, 97), (0.92, 50, 0.95, 50, 50),
      (0.92, 36, 0.95, 36, 36), (0.92, 35, 0.95, 35, nil), (0.92, 32, 0.95, 32, nil), (0.92, 31, 0.95, nil, nil),
      (0.92, 191, 0.95, 182, 183), (0.98, 200, 0.95, 200, 200), (0.98, 400, 0.95, 397, 397),
      (0.95, 300, 0.95, 292, 292),
      (0.9, 1000, 0.99, 923, 922), (0.5, 20, 0.9, 13, 14),
    ] as [(Double, Int, Double, Int?, Int?)])
  func fewestSuccesses(bound: Double, trials: Int, confidence: Double, wilson: Int?, exact: Int?) {
    #expect(Certification.fewestSuccesses(toCertify: bound, trials: trials, confidence: confidence) == wilson)
    #expect(
      Certification.fewestSuccesses(toCertify: bound, trials: trials, confidence: confidence, method: .clopperPearson)
        == exact)
  }

  @Test(
    arguments: [
      // The reference row "29/36/59/299/2995" is the exact bound's.
      (0.9, 0.95, 25, 29), (0.92, 0.95, 32, 36), (0.95, 0.95, 52, 59), (0.99, 0.95, 268, 299),
      (0.999, 0.95, 2703, 2995),
      (0.5, 0.9, 2, 4), (0.92, 0.9, 19, 28), (0.92, 0.99, 63, 56), (0.999, 0.99, 5407, 4603),
    ] as [(Double, Double, Int, Int)])
  func fewestTrials(bound: Double, confidence: Double, wilson: Int, exact: Int) {
    #expect(Certification.fewestTrials(toCertify: bound, confidence: confidence) == wilson)
    #expect(
      Certification.fewestTrials(toCertify: bound, confidence: confidence, method: .clopperPearson) == exact)
  }

  @Test(
    arguments: [
      (0.08, 200, 0.95, 9, 9), (0.08, 50, 0.95, 0, 0), (0.01, 200, 0.95, nil, nil), (0.01, 268, 0.95, 0, nil),
      (0.01, 267, 0.95, nil, nil), (0.01, 299, 0.95, 0, 0), (0.01, 298, 0.95, 0, nil), (0.02, 1000, 0.95, 12, 12),
      (0.05, 500, 0.99, 13, 13),
    ] as [(Double, Int, Double, Int?, Int?)])
  func mostEvents(bound: Double, trials: Int, confidence: Double, wilson: Int?, exact: Int?) {
    #expect(Certification.mostEvents(toCertify: bound, trials: trials, confidence: confidence) == wilson)
    #expect(
      Certification.mostEvents(toCertify: bound, trials: trials, confidence: confidence, method: .clopperPearson)
        == exact)
  }

  @Test(arguments: Certification.Method.allCases)
  func theBarsThatNeverAndAlwaysHold(method: Certification.Method) {
    #expect(
      Certification.fewestSuccesses(toCertify: 1, trials: Int(Beta.largestShape), confidence: 0.95, method: method)
        == nil)
    #expect(Certification.fewestSuccesses(toCertify: 0, trials: 10, confidence: 0.95, method: method) == 0)
    #expect(
      Certification.mostEvents(toCertify: 0, trials: Int(Beta.largestShape), confidence: 0.95, method: method) == nil)
    #expect(Certification.mostEvents(toCertify: 1, trials: 10, confidence: 0.95, method: method) == 10)
    #expect(Certification.fewestTrials(toCertify: 1, confidence: 0.95, method: method) == nil)
    #expect(Certification.fewestTrials(toCertify: 0, confidence: 0.95, method: method) == 1)
  }

  @Test(arguments: Certification.Method.allCases, [10, 36, 200, 991])
  func oneLessWouldNotDo(method: Certification.Method, trials: Int) throws {
    for bound in [0.1, 0.5, 0.7] {
      let fewest = try #require(
        Certification.fewestSuccesses(toCertify: bound, trials: trials, confidence: 0.95, method: method))
      let bounds = method == .wilson ? ProportionBounds.wilson : .clopperPearson
      #expect(try #require(bounds.lower(Double(fewest), Double(trials), 0.95)) >= bound)
      #expect(try #require(bounds.lower(Double(fewest - 1), Double(trials), 0.95)) < bound)
      #expect(
        Certification.mostEvents(toCertify: 1 - bound, trials: trials, confidence: 0.95, method: method)
          == trials - fewest)
    }
  }

  @Test(arguments: Certification.Method.allCases, [-0.1, 1.1] + notNumbers)
  func fg12_nothingCertifiesAnImpossibleBar(method: Certification.Method, bad: Double) {
    #expect(Certification.fewestSuccesses(toCertify: bad, trials: 10, confidence: 0.95, method: method) == nil)
    #expect(Certification.fewestSuccesses(toCertify: 0.5, trials: 10, confidence: bad, method: method) == nil)
    #expect(Certification.mostEvents(toCertify: bad, trials: 10, confidence: 0.95, method: method) == nil)
    #expect(Certification.mostEvents(toCertify: 0.5, trials: 10, confidence: bad, method: method) == nil)
    #expect(Certification.fewestTrials(toCertify: bad, confidence: 0.95, method: method) == nil)
    #expect(Certification.fewestTrials(toCertify: 0.5, confidence: bad, method: method) == nil)
  }

  @Test(arguments: Certification.Method.allCases, [0, -1, Int.min, Int.max])
  func fg1_noTrialsCertifyNothing(method: Certification.Method, trials: Int) {
    #expect(Certification.fewestSuccesses(toCertify: 0, trials: trials, confidence: 0.95, method: method) == nil)
    #expect(Certification.mostEvents(toCertify: 1, trials: trials, confidence: 0.95, method: method) == nil)
  }
}
