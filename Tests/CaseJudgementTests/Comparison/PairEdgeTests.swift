import CaseModel
import Testing

@testable import CaseJudgement

/// What a comparison says where there is nothing, or as little as there can be.
@Suite struct PairEdgeTests {
  @Test func noRunIsNoPass() {
    let nothing = RepeatCounts(runs: 0, passes: 0, errors: 0)
    #expect(nothing.state == .failed)
    #expect(!nothing.isPassed(countingErrors: true) && !nothing.isPassed(countingErrors: false))
    #expect(RepeatCounts(runs: 2, passes: 1, errors: 1).state == .errored)
    #expect(RepeatCounts(runs: 2, passes: 2, errors: 0).state == .passed)
    #expect(RepeatCounts(runs: 2, passes: 1, errors: 0).state == .failed)
  }

  @Test func faultsOfOneKindAreTheSameOutcome() {
    let late = Outcome(.error(Fault(.timeout, "after 30 s")), trace: Trace())
    #expect(late.isSame(as: Outcome(.error(Fault(.timeout, "after 31 s")), trace: Trace())))
    #expect(!late.isSame(as: Outcome(.error(Fault(.crashed, "after 30 s")), trace: Trace())))
  }

  @Test(arguments: CaseSeverity.allCases)
  func fg64_aCriticalCaseIsNeverWaived(severity: CaseSeverity) {
    var part = ComparisonPart()
    var subject = PairSubject(
      position: 0, caseID: "c", file: "f.jsonl", line: 1, severity: severity, tags: [], cluster: nil)
    subject.isWaived = true
    part.add(subject, baseline: [Did.act.compared], candidate: [Did.refuse.compared])
    #expect(part.waivedCount == (severity == .critical ? 0 : 1))
    #expect(part.broken.count == 1, "waived or not, it broke")
  }

  @Test func anOrderIsStrict() {
    let mismatches = [(0, "b"), (1, "a"), (1, "b")].map { PairMismatch(position: $0.0, caseID: $0.1, kind: .otherCase) }
    expectOrder(mismatches)
    let notes = ComparisonPart.made { $0.add(3, MadePair(.act, to: .refuse)) }.broken.entries
    #expect(notes.map(\.position) == [0, 1, 2])
    expectOrder(notes)
  }

  @Test func whatIsSeenOfRepeatsWithoutErrors() throws {
    let part = ComparisonPart.made {
      $0.add(30, MadePair([.act, .act], [.act, .refuse]))
      $0.add(10, MadePair([.act, .fail], [.refuse, .refuse]))
    }
    let rate = try #require(part.tally.estimate(.observed)?.rate)
    #expect(rate.mean == -30 * 0.5 / 40, "a case with an error says nothing")
  }

  @Test func aDatasetInWhichNothingChangedDetectsWhatNoneOfSoManyLeavesOpen() throws {
    let found = try #require(ComparisonPart.changing(0, 0, of: 400).report().detectableDifference)
    let variance = try #require(Wilson.upperBound(successes: 0, trials: 400, confidence: 0.95))
    #expect(found == PairedPower.detectableDifference(cases: 400, variance: variance))
    // Where every case broke, none varies either.
    let all = try #require(ComparisonPart.changing(400, 0, of: 400).report().detectableDifference)
    #expect(all == found)
    let some = try #require(ComparisonPart.changing(20, 20, of: 400).report().detectableDifference)
    #expect(some > found)
  }
}
