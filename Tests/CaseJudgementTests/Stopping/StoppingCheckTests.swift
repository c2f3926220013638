import CaseModel
import Testing

@testable import CaseJudgement

/// What the gate makes of a run that did not run all cases.
@Suite struct StoppingCheckTests {
  private static func stopped(_ verdict: Verdict?, skipped: Int) -> EarlyStop {
    var stop = EarlyStop()
    stop.skippedCases = skipped
    stop.decision = verdict.map { EarlyStop.Decision(verdict: $0, ground: .sequence, reasons: ["so"]) }
    return stop
  }

  private static func judged(_ stop: EarlyStop?, planned: Int = 40, cases: Int = 10) -> GateReport {
    Tally.passing(20, of: 20).judged(by: .made(cases: cases, .atLeast(.passRate, 0.9))) { facts in
      facts.cases = planned
      facts.planned = planned
      facts.stopping = stop
    }
  }

  @Test func plannedIsExecutedAndLeftOut() {
    #expect(Self.judged(Self.stopped(.promote, skipped: 20)).verdict == .promote)
    #expect(Self.judged(nil, planned: 20).verdict == .promote)
    for skipped in [0, 19, 21] {
      #expect(Self.judged(Self.stopped(.promote, skipped: skipped)).verdict == .noVerdict, "\(skipped)")
    }
  }

  @Test func casesThatNoRuleLeftOutAreMissing() {
    #expect(Self.judged(nil).verdict == .noVerdict)
    #expect(Self.judged(Self.stopped(nil, skipped: 20)).verdict == .noVerdict)
    #expect(Self.judged(Self.stopped(.noVerdict, skipped: 20)).verdict == .noVerdict)
  }

  @Test func fg03_everyCaseIsLeftOut() {
    for verdict in [Verdict.promote, .block] {
      let report = Tally().judged(by: .made(cases: 1, .atLeast(.passRate, 0.9))) { facts in
        facts.cases = 40
        facts.planned = 40
        facts.stopping = Self.stopped(verdict, skipped: 40)
      }
      #expect(report.verdict == .noVerdict)
    }
  }

  @Test func fg05_fewerCasesThanDeclaredWereRun() {
    #expect(Self.judged(Self.stopped(.promote, skipped: 20), cases: 20).verdict == .promote)
    #expect(Self.judged(Self.stopped(.promote, skipped: 20), cases: 21).verdict == .noVerdict)
  }

  @Test func aDecidedBlockIsOne() {
    let report = Self.judged(Self.stopped(.block, skipped: 20))
    #expect(report.verdict == .block)
    #expect(report["stopping early"]?.explanation.contains("stopped after 20 of 40 cases") == true)
  }
}
