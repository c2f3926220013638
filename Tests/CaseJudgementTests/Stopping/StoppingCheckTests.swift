import CaseModel
import Testing

@testable import CaseJudgement

/// What the gate makes of a run that did not run all cases.
@Suite struct StoppingCheckTests {
  private static func stopped(
    _ verdict: Verdict?, skipped: Int, settled: [EarlyStop.SettledCheck] = []
  ) -> EarlyStop {
    var stop = EarlyStop()
    stop.skippedCases = skipped
    stop.decision = verdict.map {
      EarlyStop.Decision(verdict: $0, ground: .sequence, reasons: ["so"], settled: settled)
    }
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

  /// Twenty cases that ran first and failed are no answer to a check that nobody settled.
  @Test func whatWasNotSettledIsOpen() {
    let settled = EarlyStop.SettledCheck(name: "pass_rate", bound: .atLeast(0.9))
    func judged(_ stop: EarlyStop) -> GateReport {
      Tally.passing(0, of: 20).judged(
        by: .made(.atLeast(.passRate, 0.9), .atLeast(.passRate, 0.5), .atMost(.overRefusalRate, 0.1)), objective: 0.9
      ) { facts in
        facts.cases = 40
        facts.planned = 40
        facts.stopping = stop
      }
    }
    let report = judged(Self.stopped(.block, skipped: 20, settled: [settled]))
    let blocking = report.checks.filter { $0.effect == .block }
    #expect(
      blocking.map { "\($0.name) \($0.demanded)" } == ["stopping early the verdict of all cases", "pass_rate ≥ 0.9"])
    #expect(report["error budget"]?.effect == .noVerdict)
    let decision = Self.stopped(.block, skipped: 20, settled: [settled]).decision
    #expect(decision.map(report.agrees) == true)
    // A block for which the gate has no reason of its own is none.
    let baseless = Self.stopped(.block, skipped: 20)
    #expect(baseless.decision.map(judged(baseless).agrees) == false)
    // A promotion looks at every check as it is.
    #expect(judged(Self.stopped(.promote, skipped: 20)).verdict == .block)
  }

  @Test func aDecidedBlockIsOne() {
    let report = Self.judged(Self.stopped(.block, skipped: 20))
    #expect(report.verdict == .block)
    #expect(report["stopping early"]?.explanation.contains("stopped after 20 of 40 cases") == true)
  }
}
