import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct ExpiryCheckTests {
  private let policy = GatePolicy.made(.atLeast(.passRate, 0.5))
  private let day = CalendarDate("2026-07-01")

  private func tally(expired: Int, inForce: Int, undated: Int = 0, did: [Did] = [.act]) -> Tally {
    .made {
      $0.add(expired, should: .act, did: did, tags: ["old"], validUntil: "2026-06-30")
      $0.add(inForce, should: .act, did: did, validUntil: "2026-07-01")
      $0.add(undated, should: .act, did: did)
    }
  }

  private func judged(_ tally: Tally, copies: Int = 0) -> GateReport {
    tally.judged(by: policy) {
      $0.asOf = day
      $0.copies = copies
      for (position, line) in [(7, 8), (2, 3)] {
        $0.dated.add(
          DatedCase(
            validUntil: CalendarDate(daysSinceEpoch: 20_000 + position), position: position, caseID: "c\(position)",
            file: "cases.jsonl", line: line))
      }
    }
  }

  @Test(arguments: [
    (10, 10, 0, Verdict.promote), (11, 10, 0, .noVerdict), (10, 0, 10, .promote), (11, 5, 5, .noVerdict),
    (20, 0, 0, .noVerdict), (0, 20, 0, .promote), (1, 0, 0, .noVerdict), (1, 1, 0, .promote),
  ])
  func fg53_expiredCasesThatDominateGiveNoVerdict(expired: Int, inForce: Int, undated: Int, verdict: Verdict) throws {
    let report = judged(tally(expired: expired, inForce: inForce, undated: undated))
    #expect(report.verdict == verdict)
    let check = try #require(report[ExpiryCheck.name])
    #expect(check.effect == verdict && !check.isDeclared)
  }

  @Test func theCheckNamesHowManyAndTheFirst() throws {
    let report = judged(tally(expired: 3, inForce: 2))
    #expect(
      report.reasons == [
        "the policy of 3 of 5 cases has ended as of 2026-07-01, the first of them 'c2' (cases.jsonl:3) after 2024-10-06, "
          + "so that they outweigh those that are in force"
      ])
    let none = try #require(judged(tally(expired: 0, inForce: 2))[ExpiryCheck.name])
    #expect(none.explanation == "the policy of 0 of 2 cases has ended as of 2026-07-01")
    #expect(none.observed == "0")
  }

  /// A copy of a case in force must not make up for one that has expired.
  @Test func fg23_copiesAreNotInForce() {
    #expect(judged(tally(expired: 10, inForce: 12), copies: 2).verdict == .promote)
    #expect(judged(tally(expired: 10, inForce: 12), copies: 3).verdict == .noVerdict)
  }

  @Test func casesThatNeverExpireNeedNoDay() throws {
    let report = Tally.passing(5, of: 5).judged(by: .made(.atMost(.expiredCases, 0.1)))
    #expect(report.verdict == .promote)
    #expect(report[ExpiryCheck.name] == nil)
    #expect(report["expired_cases"]?.explanation == "expired_cases: 0 (0 of 5 cases) keeps ≤ 0.1")
  }

  /// Nobody knows whether a case has expired where nobody knows what day it is.
  @Test func withoutADayThereIsNoVerdict() throws {
    let report = tally(expired: 1, inForce: 9).judged(by: .made(.atLeast(.passRate, 0.5), .atMost(.expiredCases, 0.9)))
    #expect(report.verdict == .noVerdict)
    #expect(try #require(report[ExpiryCheck.name]).effect == .noVerdict)
    #expect(try #require(report["expired_cases"]).effect == .noVerdict)
  }

  @Test func theLastDayIsInForce() throws {
    let tally = tally(expired: 1, inForce: 3)
    func expired(_ day: String) -> Double? {
      MetricReport(tally, asOf: CalendarDate(day)).measure(.expiredCases).value
    }
    #expect(expired("2026-06-30") == 0)
    #expect(expired("2026-07-01") == 0.25)
    #expect(expired("2026-07-02") == 1)
  }

  @Test func theMetricLooksAtSlicesAndCountsCasesAndNotRuns() {
    let report = MetricReport(tally(expired: 2, inForce: 6, did: [.act, .fail]), asOf: day)
    #expect(report.measure(.expiredCases).measurement?.numerator == 2)
    #expect(report.measure(.expiredCases).measurement?.denominator == 8)
    #expect(report.measure(.expiredCases).value == 0.25)
    #expect(report.measure(.expiredCases, slice: .tag("old")).value == 1)
    #expect(report.measure(.expiredCases, slice: .tag("new")) == .undefined(reason: "no case is in tag:new"))
    #expect(report.measure(.expiredCases, errors: .inFavour(of: .atMost(0))).value == 0.25)
    // A share of what is known is no sample: there is no interval.
    #expect(report.measure(.expiredCases).measurement?.interval == nil)
  }

  @Test(arguments: [(0.25, Verdict.promote), (0.24, .block)])
  func aGateMayDemandLess(bound: Double, verdict: Verdict) {
    let report = tally(expired: 2, inForce: 6).judged(by: .made(.atMost(.expiredCases, bound))) { $0.asOf = day }
    #expect(report.verdict == verdict)
  }

  @Test func theFirstToExpireComesFirst() {
    let cases = [(5, 9), (6, 2), (6, 3)].map {
      DatedCase(
        validUntil: CalendarDate(daysSinceEpoch: $0.0), position: $0.1, caseID: "c", file: "f.jsonl", line: 1)
    }
    expectOrder(cases)
  }

  @Test(arguments: [(0, false), (1, true), (3, true), (4, false)])
  func aFewExpiredCasesAreAWarning(expired: Int, isTold: Bool) throws {
    let tally = tally(expired: expired, inForce: 3)
    let numbers = MetricReport(tally, asOf: day)
    var facts = RunFacts.complete(tally)
    facts.asOf = day
    facts.dated.add(
      DatedCase(validUntil: CalendarDate(daysSinceEpoch: 1), position: 4, caseID: "c4", file: "cases.jsonl", line: 5))
    let budget = BudgetReport(numbers, policy: .objective(0.001))
    let verdict = RunVerdict(
      workflow: try Workflows.changed([]), facts: facts,
      gate: Gate.evaluate(policy: policy, budget: budget, report: numbers, facts: facts), numbers: numbers,
      budget: budget, worst: Shortlist(), flips: Shortlist())
    let warning = verdict.expiryWarning
    #expect((warning != nil) == isTold, "the gate itself tells of too many")
    if let warning {
      #expect(warning.severity == .warning && warning.code == "dataset.expired")
      #expect(warning.location?.file == "cases.jsonl" && warning.location?.line == 5)
      #expect(warning.message.hasPrefix("the policy of \(expired) of \(expired + 3) cases has ended as of 2026-07-01"))
    }
  }

  /// The two ways of counting cases, and any order of adding them, come to the same bytes.
  @Test func datesAreCountedApart() {
    let dates = [nil, "2026-06-30", "2026-07-01"]
    var (batch, whole) = (TallyBatch(), Tally())
    for index in 0..<30 {
      let run = ScoredRun(RunSignature(Did.act.outcome, Scorer.score(Did.act.outcome, against: Should.act.expectation)))
      let scored = ScoredCase(
        severity: .medium, tags: ["t"], cluster: nil, validUntil: dates[index % 3].flatMap { CalendarDate($0) },
        expected: .act, runs: [run])
      batch.add(scored)
      whole.add(scored)
    }
    let counted = batch.finish()
    #expect(counted == whole && counted.bytes == whole.bytes)
    #expect(counted.cases.count == 3)
    let text = String(decoding: whole.bytes, as: UTF8.self)
    #expect(text.contains(#""valid_until":"2026-06-30""#))
    #expect(!String(decoding: Tally.passing(1, of: 1).bytes, as: UTF8.self).contains("valid_until"))
  }
}
