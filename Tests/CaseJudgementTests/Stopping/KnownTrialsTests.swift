import CaseModel
import Testing

@testable import CaseJudgement

/// Which numbers are about cases that are known before anything runs.
@Suite struct KnownTrialsTests {
  private static let rows: [(Should, ExpectedRow)] = [
    (.act, .act), (.refuse, .refuse), (.escalate, .escalate), (.mixed, .mixed),
  ]

  @Test(arguments: Metric.allCases)
  func rowsAreThoseOfTheDefinition(metric: Metric) throws {
    guard let rows = metric.rowsOfTrials else { return }
    let definition = try #require(RateDefinition.all[metric])
    for (should, row) in Self.rows {
      for did in Did.allCases {
        let outcome = did.outcome
        let run = RunSignature(outcome, Scorer.score(outcome, against: should.expectation))
        #expect(definition.isTrial(row, run) == rows.contains(row), "\(metric) \(row) \(did)")
        #expect(!run.isError || !definition.makesOtherTrials(row, run, rows), "\(metric) \(row) \(did)")
      }
    }
  }

  @Test func someAreKnownAndSomeAreNot() {
    #expect(Metric.allCases.count { $0.rowsOfTrials != nil } == 9)
    #expect(Metric.passRate.rowsOfTrials?.count == 4)
    #expect(Metric.refusalPrecision.rowsOfTrials == nil)
  }
}

extension RateDefinition {
  /// Whether an error that is read in favour of the bound would be a trial where none was counted on.
  fileprivate func makesOtherTrials(_ row: ExpectedRow, _ run: RunSignature, _ rows: Set<ExpectedRow>) -> Bool {
    couldBeHit(row, run) && !rows.contains(row)
  }
}
