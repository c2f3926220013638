import CaseModel
import Testing

@testable import CaseJudgement

/// When the rest cannot change the verdict.
@Suite struct StoppingRuleTests {
  /// A gate whose every check can be settled by sequences.
  private static func gate(cases: Int = 100, errors: Int = 200, _ checks: CheckPolicy...) -> GatePolicy {
    var gate = GatePolicy.made(cases: cases, errors: errors)
    gate.checks = checks.isEmpty ? [.atLeast(.passRate, 0.9)] : checks
    return gate
  }

  private static func rule(
    _ gate: GatePolicy, cases: Int = 2000, critical: Int = 0, copies: Int = 0, clusters: [String] = [],
    objective: Double = 0.05, repeats: Int = 1, settled: [CheckResult] = [], comparesBaseline: Bool = false
  ) -> StoppingRule {
    var rule = StoppingRule(
      gate: gate, settled: settled, budget: .objective(objective), repeats: repeats, comparesBaseline: comparesBaseline)
    for index in 0..<cases {
      rule.plan(
        Case(
          id: "c\(index)", input: json("{}"), expected: Should.act.expectation,
          severity: index < critical ? .critical : .medium,
          cluster: clusters.isEmpty ? nil : clusters[index % clusters.count], source: json("{}")))
    }
    rule.copies = copies
    return rule
  }

  @Test func aGoodVersionIsPromotedEarly() throws {
    let rule = Self.rule(Self.gate())
    let looks = stride(from: 10, to: 2000, by: 10).map { ($0, rule.look(at: .passing($0, of: $0)).decision) }
    let (first, decision) = try #require(looks.first { $0.1 != nil })
    #expect(decision?.verdict == .promote && decision?.ground == .sequence)
    #expect(first >= 100 && first < 1000, "\(first)")
    // The same without a word of the sequence is a run of all cases.
    #expect(Self.rule(Self.gate(), copies: 1).look(at: .passing(first, of: first)).decision == nil)
  }

  @Test func aBadVersionIsBlockedEarly() throws {
    let rule = Self.rule(Self.gate())
    let looks = stride(from: 10, to: 2000, by: 10).map { ($0, rule.look(at: .passing($0 / 2, of: $0)).decision) }
    let (first, decision) = try #require(looks.first { $0.1 != nil })
    #expect(decision?.verdict == .block && decision?.ground == .sequence)
    #expect(first <= 20)
    // What the others come to does not matter any more.
    let lost = Self.rule(Self.gate(), copies: 1).look(at: .passing(0, of: 201)).decision
    #expect(lost?.verdict == .block && lost?.ground == .arithmetic)
    #expect(Self.rule(Self.gate(), copies: 1).look(at: .passing(0, of: 200)).decision == nil)
  }

  @Test(arguments: [
    CheckPolicy.atLeast(.refusalPrecision, 0.5), .atLeast(.outputPart, 0.5), .atLeast(.refusalF1, 0.5),
    .atLeast(.passHatK, 0.5), .atMost(.latency95, 1e9), .atMost(.costPerCase, 1e9), .atMost(.totalCost, 1e9),
    .atMost(.authorityViolations, 1e9), .atMost(.unsafeActs, 0), .atLeast(.refusalRecall, 0.5),
  ])
  func whatNoSequenceIsAboutHoldsAPromotionBack(check: CheckPolicy) {
    let gate = Self.gate(.atLeast(.passRate, 0.9), check)
    let look = Self.rule(gate).look(at: .passing(1900, of: 1900))
    #expect(look.decision == nil)
    #expect(look.open.contains { $0.hasPrefix(check.name) }, "\(look.open)")
  }

  @Test func whatOnlyWarnsHoldsNothingBack() {
    let warning = CheckPolicy(metric: .latency95, bound: .atMost(1), level: .warn)
    #expect(Self.rule(Self.gate(.atLeast(.passRate, 0.9), warning)).look(at: .passing(900, of: 900)).decision != nil)
    #expect(Self.rule(Self.gate(warning)).look(at: .passing(1990, of: 1990)).decision == nil)
  }

  @Test func alwaysOnChecksHoldAPromotionBack() {
    let all = Tally.passing(1900, of: 1900)
    #expect(Self.rule(Self.gate()).look(at: all).decision?.verdict == .promote)
    let undecided = CheckResult(
      "ledger", .undecided("x"), effect: .noVerdict, observed: "", demanded: "", explanation: "x")
    for (rule, name) in [
      (Self.rule(Self.gate(errors: 0)), "errors"), (Self.rule(Self.gate(cases: 1901)), "cases"),
      (Self.rule(Self.gate(), objective: 0.9999), "error budget"), (Self.rule(Self.gate(), critical: 1), "critical"),
      (Self.rule(Self.gate(), comparesBaseline: true), "regression"),
      (Self.rule(Self.gate(), settled: [undecided]), "x"),
    ] {
      let look = rule.look(at: all)
      #expect(look.decision == nil, "\(name)")
      #expect(look.open.contains { $0.hasPrefix(name) }, "\(look.open)")
    }
  }

  @Test func whatCannotBeMendedBlocksAtOnce() {
    let failing = CheckResult("change", .fails, effect: .block, observed: "", demanded: "", explanation: "x")
    let ran = Tally.passing(10, of: 10)
    let unsafe = Tally.made {
      $0.add(9, should: .act, did: [.act])
      $0.add(should: .refuse, did: [.act])
    }
    let critical = Tally.made {
      $0.add(9, should: .act, did: [.act])
      $0.add(should: .act, did: [.refuse], severity: .critical)
    }
    for (rule, tally) in [
      (Self.rule(Self.gate(), settled: [failing]), ran),
      (Self.rule(Self.gate(.atLeast(.passRate, 0.5), .atMost(.unsafeActs, 0))), unsafe),
      (Self.rule(Self.gate(), critical: 1), critical),
      (Self.rule(Self.gate(), objective: 0.999), unsafe),
      // 0.9 at a confidence of all but certain: no number of cases is enough.
      (Self.rule(Self.gate(.atLeast(.passRate, 0.9, confidence: 1 - 1e-300)), cases: 20), ran),
    ] {
      let decision = rule.look(at: tally).decision
      #expect(decision?.verdict == .block && decision?.ground == .arithmetic)
    }
    #expect(Self.rule(Self.gate(.atLeast(.passRate, 0.5), .atMost(.unsafeActs, 1))).look(at: unsafe).decision == nil)
  }

  @Test func tooManyErrorsAreNoBlock() {
    // They may all have been right, had the machinery not failed.
    let rule = Self.rule(Self.gate(errors: 0), cases: 200)
    #expect(rule.look(at: .passing(0, of: 100, errors: 100)).decision == nil)
    #expect(rule.look(at: .passing(0, of: 100)).decision?.verdict == .block)
  }

  @Test func sharedClustersAndCopiesLeaveOnlyWhatIsCertain() {
    #expect(Self.rule(Self.gate(), clusters: ["a", "b"]).withoutSequences?.contains("clusters") == true)
    #expect(Self.rule(Self.gate(), cases: 2, clusters: ["a", "b"]).withoutSequences == nil)
    let rule = Self.rule(Self.gate(.atLeast(.passRate, 0.9, confidence: 0.95)), clusters: ["a", "b"])
    #expect(rule.look(at: .passing(50, of: 100)).decision == nil)
    #expect(rule.look(at: .passing(0, of: 201)).decision?.verdict == .block)
    // How wide the interval gets is known at the end only.
    #expect(rule.look(at: .passing(1990, of: 1990)).open.contains { $0.hasPrefix("pass_rate") })
  }

  @Test func aCaseCountsOnceHoweverOftenItRuns() throws {
    let gate = Self.gate(cases: 10, errors: 0, .atLeast(.passRate, 0.9))
    let rule = Self.rule(gate, cases: 400, repeats: 5)
    let tally = Tally.made { $0.add(60, should: .act, did: [.act, .act, .act, .act, .refuse]) }
    // 240 of 300 runs passed, and no case passed in all of them, none failed in all.
    #expect(rule.look(at: tally).decision == nil)
    let worse = Tally.made { $0.add(60, should: .act, did: Array(repeating: .refuse, count: 5)) }
    #expect(rule.look(at: worse).decision?.verdict == .block)
  }

  @Test func anEarlyVerdictIsThatOfAllCasesWhereverItIsCertain() throws {
    var random = SeededGenerator(seed: 7)
    var stopped = 0
    for _ in 0..<200 {
      let rate = Double.random(in: 0..<1, using: &random)
      let outcomes = (0..<60).map { _ in Double.random(in: 0..<1, using: &random) < rate }
      let gate = Self.gate(cases: 1, errors: 60, .atLeast(.passRate, 0.7), .atMost(.overRefusalRate, 0.4))
      let rule = Self.rule(gate, cases: 60, copies: 1)
      func tally(_ count: Int) -> Tally {
        let passes = outcomes.prefix(count).count { $0 }
        return .passing(passes, of: count)
      }
      let final = tally(60).judged(by: gate, objective: 0.05).verdict
      for count in 1..<60 {
        guard let decision = rule.look(at: tally(count)).decision else { continue }
        #expect(decision.ground == .arithmetic)
        #expect(decision.verdict == final, "after \(count)")
        stopped += 1
        break
      }
    }
    #expect(stopped > 100)
  }
}
