import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct MetricCheckTests {
  @Test(arguments: [(184, Verdict.promote), (183, .block), (200, .promote), (0, .block)])
  func fg18_atLeastIncludesItsBound(passes: Int, verdict: Verdict) {
    let report = Tally.passing(passes, of: 200).judged(by: .made(.atLeast(.passRate, 0.92)))
    #expect(report.verdict == verdict)
    #expect(report["pass_rate"]?.effect == verdict)
  }

  @Test(arguments: [(16, Verdict.promote), (17, .block), (0, .promote)])
  func fg18_atMostIncludesItsBound(refused: Int, verdict: Verdict) {
    let tally = Tally.passing(200 - refused, of: 200)
    #expect(tally.judged(by: .made(.atMost(.overRefusalRate, 0.08))).verdict == verdict)
  }

  @Test func fg16_whatIsRoundedToTheBoundDoesNotKeepIt() {
    let report = Tally.passing(9199, of: 10_000).judged(by: .made(.atLeast(.passRate, 0.92)))
    #expect(report.verdict == .block)
    #expect(report["pass_rate"]?.observed == "0.9199")
  }

  @Test func aCheckSaysWhatItObservedAndWhatItDemanded() {
    let report = Tally.passing(183, of: 200).judged(by: .made(.atLeast(.passRate, 0.92)))
    #expect(report.reasons == ["pass_rate: 0.915 (183 of 200 runs) misses ≥ 0.92"])
    let check = report["pass_rate"]
    #expect(check?.observed == "0.915" && check?.demanded == "≥ 0.92" && check?.outcome == .fails)
    #expect(check?.observation?.measurement?.interval != nil)
    #expect(check?.policy?.bound == .atLeast(0.92) && check?.policy?.metric == .passRate)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func fg12_aBoundThatIsNoNumberIsKeptByNothing(bound: Double) {
    let tally = Tally.passing(200, of: 200)
    #expect(tally.judged(by: .made(.atLeast(.passRate, bound))).verdict == .noVerdict)
    #expect(tally.judged(by: .made(.atMost(.passRate, bound))).verdict == .noVerdict)
  }

  @Test func fg12_aValueThatIsNoNumberKeepsNoBound() {
    #expect(!CheckPolicy.Bound.atLeast(0).isKept(by: .nan))
    #expect(!CheckPolicy.Bound.atMost(1).isKept(by: .nan))
    #expect(Observation.number(.nan, denominator: 1, cases: 1).value == nil)
    #expect(Observation.number(.infinity, denominator: 1, cases: 1).value == nil)
  }

  @Test func fg13_anEmptyDenominatorIsNoVerdict() {
    let report = Tally.passing(200, of: 200).judged(by: .made(.atLeast(.refusalRecall, 0.98)))
    #expect(report.verdict == .noVerdict)
    guard case .undecided = report["refusal.recall"]?.outcome else {
      Issue.record("decided")
      return
    }
  }

  @Test func fg4_noCaseOfADispositionThatTheGateScores() {
    let policy = GatePolicy.made(
      .atLeast(.passRate, 0.9), .atLeast(.escalationRecall, 0.95), .atMost(.needlessEscalationRate, 0))
    let tally = Tally.made { $0.add(200, should: .escalate, did: [.escalate]) }
    #expect(tally.judged(by: policy).verdict == .noVerdict)
  }

  @Test func aWarningNeverTouchesTheVerdict() {
    let bar = CheckPolicy.atLeast(.accuracy, 0.5)
    let failing = CheckPolicy(metric: .passRate, bound: .atLeast(0.95), level: .warn)
    let vacuous = CheckPolicy(metric: .refusalRecall, bound: .atLeast(0.95), level: .warn)
    let report = Tally.passing(184, of: 200).judged(by: .made(bar, failing, vacuous))
    #expect(report.verdict == .promote && report.reasons.isEmpty)
    #expect(report.warnings.count == 2)
    #expect(report["pass_rate"]?.outcome == .fails && report["pass_rate"]?.level == .warn)
  }

  @Test func fg20_aFailingSliceIsNotMaskedByTheRest() {
    let tally = Tally.made {
      $0.add(190, should: .act, did: [.act])
      $0.add(10, should: .act, did: [.refuse], tags: ["fraud"])
    }
    let slice = CheckPolicy(metric: .passRate, slice: .tag("fraud"), bound: .atLeast(0.9))
    let report = tally.judged(by: .made(.atLeast(.passRate, 0.9), slice))
    #expect(report["pass_rate"]?.outcome == .holds)
    #expect(report["pass_rate of tag:fraud"]?.outcome == .fails)
    #expect(report.verdict == .block)
  }

  @Test func fg2_aSliceWithoutCasesIsNoVerdict() {
    let slice = CheckPolicy(metric: .unsafeActs, slice: .tag("fruad"), bound: .atMost(0))
    let report = Tally.passing(200, of: 200).judged(by: .made(.atLeast(.passRate, 0.9), slice))
    #expect(report.verdict == .noVerdict)
    #expect(report.reasons == ["unsafe_acts of tag:fruad ≤ 0 is undecided: no case is in tag:fruad"])
  }

  @Test func extraBoundsAreAddedAndTakeNothingAway() {
    let tally = Tally.passing(190, of: 200)
    let policy = GatePolicy.made(.atLeast(.passRate, 0.92))
    #expect(tally.judged(by: policy).verdict == .promote)
    #expect(tally.judged(by: policy, extra: [.atLeast(.passRate, 0.96)]).verdict == .block)
    let looser = tally.judged(by: .made(.atLeast(.passRate, 0.96)), extra: [.atLeast(.passRate, 0.5)])
    #expect(looser.verdict == .block)
  }
}
