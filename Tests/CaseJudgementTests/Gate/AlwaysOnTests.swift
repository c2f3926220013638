import CaseJudgement
import CaseModel
import Testing

/// The checks that no workflow can turn off.
@Suite struct AlwaysOnTests {
  private let policy = GatePolicy.made(.atLeast(.passRate, 0.92))

  @Test func fg1_anEmptyDatasetIsNoVerdict() {
    let report = Tally().judged(by: policy)
    #expect(report.verdict == .noVerdict)
    #expect(report.reasons.first == "nothing was run")
  }

  @Test(arguments: [(200, 200, Verdict.promote), (199, 200, .noVerdict), (1, 0, .promote)])
  func fg5_fewerCasesThanDeclaredAreNoVerdict(cases: Int, declared: Int, verdict: Verdict) {
    let report = Tally.passing(cases, of: cases).judged(by: .made(cases: declared, .atLeast(.passRate, 0.92)))
    #expect(report.verdict == verdict)
  }

  @Test func fg6_aSubsetIsNoVerdictWhateverTheChecksSay() {
    let good = Tally.passing(200, of: 200).judged(by: policy) { $0.subsetReasons = ["--limit 200"] }
    #expect(good.verdict == .noVerdict)
    #expect(good.reasons == ["a subset was run: --limit 200"])
    #expect(good["pass_rate"]?.outcome == .holds)
    let bad = Tally.passing(0, of: 200).judged(by: policy) { $0.subsetReasons = ["--limit 200"] }
    #expect(bad.verdict == .noVerdict)
    #expect(bad["pass_rate"]?.effect == .block)
  }

  @Test func fg71_anInterruptedRunIsNoVerdict() {
    let report = Tally.passing(0, of: 200).judged(by: policy) { $0.stop = .interrupted }
    #expect(report.verdict == .noVerdict && report.reasons.first == "the run was interrupted")
  }

  @Test func fg66_aMissingShardIsNoVerdict() {
    let report = Tally.passing(200, of: 200).judged(by: policy) { $0.missingParts = ["shard 2 of 4"] }
    #expect(report.verdict == .noVerdict && report.reasons == ["missing: shard 2 of 4"])
  }

  @Test(arguments: ["planned", "executed", "scored", "reported", "cases"], [-1, 1])
  func fg3_whatIsNotCountedEverywhereIsNoVerdict(count: String, change: Int) {
    let report = Tally.passing(200, of: 200).judged(by: policy) { facts in
      switch count {
      case "planned": facts.planned += change
      case "executed": facts.executed += change
      case "scored": facts.scored += change
      case "reported": facts.reported += change
      default: facts.cases += change
      }
    }
    #expect(report.verdict == .noVerdict)
    #expect(report["reconciliation"]?.outcome == .fails)
  }

  @Test func fg67_casesRunMoreOftenThanOthersAreNoVerdict() {
    var tally = Tally.passing(200, of: 200)
    tally.add(should: .act, did: [.act, .act])
    let report = tally.judged(by: policy)
    #expect(report.verdict == .noVerdict)
    #expect(report.reasons.first == "not all cases were run as often")
  }

  @Test func fg20_oneCriticalCaseThatFailsInOneRepeatBlocks() {
    let tally = Tally.made {
      $0.add(199, should: .act, did: [.act, .act, .act])
      $0.add(1, should: .act, did: [.act, .refuse, .act], severity: .critical)
    }
    let report = tally.judged(by: policy)
    #expect(report.verdict == .block)
    #expect(report.reasons == ["1 of 1 critical case failed in at least one repeat"])
  }

  @Test func aCriticalCaseThatErredWasNotSeenToPass() {
    let tally = Tally.made {
      $0.add(199, should: .act, did: [.act])
      $0.add(1, should: .act, did: [.fail], severity: .critical)
    }
    let report = tally.judged(by: .made(errors: 1, .atLeast(.passRate, 0.92)))
    #expect(report.verdict == .noVerdict)
    #expect(report["errors"]?.holds == true)
  }

  @Test func fg7_aGateWithoutAnythingThatCanBlockIsNoVerdict() {
    let tally = Tally.passing(200, of: 200)
    #expect(tally.judged(by: .made()).verdict == .noVerdict)
    let warning = CheckPolicy(metric: .passRate, bound: .atLeast(0.5), level: .warn)
    #expect(tally.judged(by: .made(warning)).verdict == .noVerdict)
    let check = tally.judged(by: .made(warning)).checks.first { $0.name == "declared checks" }
    #expect(check?.outcome == .fails)
    #expect(check?.explanation == "the gate declares no check that could block")
    #expect(tally.judged(by: .made(warning), extra: [.atLeast(.passRate, 0.5)]).verdict == .promote)
  }

  @Test func fg9_theyAreOnWithoutBeingSet() {
    let report = Tally.passing(200, of: 200).judged(by: policy)
    #expect(
      report.checks.map(\.name) == [
        "completeness", "reconciliation", "errors", "cases", "critical cases", "error budget", "declared checks",
        "pass_rate",
      ])
    #expect(report.verdict == .promote && report.reasons.isEmpty && report.warnings.isEmpty)
  }

  @Test func blockIsWorseThanNoVerdictAndIsSaidFirst() {
    let report = Tally.passing(100, of: 200, errors: 1).judged(by: policy)
    #expect(report.verdict == .block)
    #expect(report.reasons.count == 2)
    #expect(report.reasons.first?.hasPrefix("pass_rate") == true)
    #expect(Verdict.allCases.sorted() == [.promote, .noVerdict, .block])
    #expect(Verdict.allCases.map(\.rawValue) == ["promote", "no verdict", "block"])
  }
}
