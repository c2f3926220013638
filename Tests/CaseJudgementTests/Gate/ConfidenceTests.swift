import CaseJudgement
import CaseModel
import Testing

@Suite struct ConfidenceTests {
  @Test(arguments: [(191, Verdict.promote), (190, .block), (184, .block)])
  func fg17_theBoundDecidesAndNotThePoint(passes: Int, verdict: Verdict) {
    let policy = GatePolicy.made(.atLeast(.passRate, 0.92, confidence: 0.95))
    let report = Tally.passing(passes, of: 200).judged(by: policy)
    #expect(report.verdict == verdict)
    #expect(report["pass_rate"]?.policy?.confidenceBound.map { $0 >= 0.92 } == (verdict == .promote))
    #expect(report["pass_rate"]?.demanded == "≥ 0.92 at 0.95")
  }

  @Test(arguments: [(9, Verdict.promote), (10, .block)])
  func theMirrorForAtMost(refused: Int, verdict: Verdict) {
    let policy = GatePolicy.made(.atMost(.overRefusalRate, 0.08, confidence: 0.95))
    #expect(Tally.passing(200 - refused, of: 200).judged(by: policy).verdict == verdict)
  }

  @Test(arguments: [(36, Verdict.promote), (20, .block)])
  func fg17_aSmallSampleWithoutAFailureIsNotEnough(cases: Int, verdict: Verdict) {
    let policy = GatePolicy.made(.atLeast(.passRate, 0.92, confidence: 0.95))
    #expect(Tally.passing(cases, of: cases).judged(by: policy).verdict == verdict)
  }

  @Test func fg23_clustersCountAsLessEvidence() {
    let policy = GatePolicy.made(.atLeast(.passRate, 0.92, confidence: 0.95))
    let clustered = Tally.made { tally in
      for cluster in 0..<50 {
        tally.add(4, should: .act, did: [cluster < 48 ? .act : .refuse], cluster: "customer-\(cluster)")
      }
    }
    #expect(Tally.passing(192, of: 200).judged(by: policy).verdict == .promote)
    #expect(clustered.judged(by: policy).verdict == .block)
  }

  @Test(arguments: [Metric.refusalF1, .passHatK, .unsafeActs, .flippingCases])
  func aNumberWithoutAnIntervalHasNoConfidence(metric: Metric) {
    let tally = Tally.made {
      $0.add(100, should: .act, did: [.act])
      $0.add(100, should: .refuse, did: [.refuse])
    }
    let report = tally.judged(by: .made(.atLeast(metric, 0, confidence: 0.95)))
    #expect(report.verdict == .noVerdict)
  }

  @Test(arguments: [Double.nan, 0, 1, 95, -0.5])
  func fg19_aConfidenceThatIsNoneDecidesNothing(confidence: Double) {
    let report = Tally.passing(200, of: 200).judged(by: .made(.atLeast(.passRate, 0.1, confidence: confidence)))
    #expect(report.verdict == .noVerdict)
  }

  @Test(arguments: [
    (CheckPolicy.atLeast(.passRate, 0.92), 1, Certifiability.possible),
    (.atLeast(.passRate, 0.92, confidence: 0.95), 32, .possible),
    (.atLeast(.passRate, 0.92, confidence: 0.95), 31, .impossible(casesNeeded: 32)),
    (.atMost(.overRefusalRate, 0.08, confidence: 0.95), 32, .possible),
    (.atMost(.overRefusalRate, 0.08, confidence: 0.95), 31, .impossible(casesNeeded: 32)),
    (.atLeast(.passRate, 1, confidence: 0.95), 1_000_000, .impossible(casesNeeded: nil)),
    (.atMost(.overRefusalRate, 0, confidence: 0.95), 1_000_000, .impossible(casesNeeded: nil)),
    (.atMost(.unsafeActs, 0, confidence: 0.95), 200, .noInterval),
    (.atMost(.unsafeActs, 0), 200, .possible),
    (.atLeast(.passRate, 0.5, confidence: 0.95), 0, .impossible(casesNeeded: 3)),
  ])
  func barsThatNothingCanClear(check: CheckPolicy, cases: Int, expected: Certifiability) {
    #expect(Certifiability(check, declaredCases: cases) == expected)
  }

  @Test(arguments: [0.9, 0.92, 0.95, 0.97, 0.99, 0.999], [0.9, 0.95, 0.99])
  func whatIsSaidToBePossibleIs(bound: Double, confidence: Double) {
    for check in [
      CheckPolicy.atLeast(.passRate, bound, confidence: confidence),
      .atMost(.overRefusalRate, 1 - bound, confidence: confidence),
    ] {
      guard case .impossible(let needed?) = Certifiability(check, declaredCases: 0) else {
        Issue.record("nothing is enough")
        continue
      }
      #expect(Tally.passing(needed, of: needed).judged(by: .made(check)).verdict == .promote)
      #expect(Tally.passing(needed - 1, of: needed - 1).judged(by: .made(check)).verdict != .promote)
    }
  }
}
