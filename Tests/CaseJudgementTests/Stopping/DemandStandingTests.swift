import CaseModel
import Testing

@testable import CaseJudgement

/// What a demand on the cases comes to while they run.
@Suite struct DemandStandingTests {
  private static let risk = DemandStanding.Risk(ofHolding: 0.025, ofFailing: 0.025)

  private static func standing(
    planned: Int, ran: Int, good: Int, possible: Int? = nil, critical: (planned: Int, ran: Int, good: Int) = (0, 0, 0)
  ) -> DemandStanding {
    var standing = DemandStanding(planned: Strata(critical: critical.planned, rest: planned))
    standing.ran = Strata(critical: critical.ran, rest: ran)
    standing.good = Strata(critical: critical.good, rest: good)
    standing.possible = Strata(critical: critical.good, rest: possible ?? good)
    return standing
  }

  @Test func certaintyNeedsNoSequence() {
    let nothing = DemandStanding.Risk()
    #expect(Self.standing(planned: 100, ran: 92, good: 92).answer(needed: 92, risk: nothing) == .holds(.arithmetic))
    #expect(Self.standing(planned: 100, ran: 91, good: 91).answer(needed: 92, risk: nothing) == .open)
    #expect(Self.standing(planned: 100, ran: 9, good: 0).answer(needed: 92, risk: nothing) == .fails(.arithmetic))
    #expect(Self.standing(planned: 100, ran: 8, good: 0).answer(needed: 92, risk: nothing) == .open)
    // An error may have been anything.
    #expect(Self.standing(planned: 100, ran: 9, good: 0, possible: 1).answer(needed: 92, risk: nothing) == .open)
  }

  @Test func bothSequencesHaveToSaySo() {
    let standing = Self.standing(planned: 1000, ran: 91, good: 91)
    let at05 = DemandStanding.Risk(ofHolding: 0.05)
    #expect(standing.answer(needed: 920, risk: at05) == .holds(.sequence))
    #expect(Self.standing(planned: 1000, ran: 90, good: 90).answer(needed: 920, risk: at05) == .open)
    // Without replacement, few cases are left in which the rest could fail; the rate behind them is not known so well.
    let few = Self.standing(planned: 70, ran: 60, good: 60)
    let drawn = DrawnSequence(successes: 60, trials: 60, population: 70, alpha: 0.05)
    #expect(drawn?.isAtLeast(65) == true)
    #expect(few.answer(needed: 65, risk: at05) == .open)
  }

  @Test func criticalCasesAreNoSampleOfTheOthers() {
    let unfinished = Self.standing(planned: 1000, ran: 200, good: 200, critical: (10, 9, 9))
    #expect(unfinished.answer(needed: 920, risk: Self.risk) == .open)
    let finished = Self.standing(planned: 1000, ran: 200, good: 200, critical: (10, 10, 10))
    #expect(finished.answer(needed: 920, risk: Self.risk) == .holds(.sequence))
    // Many that passed say nothing about the rate of the others.
    let many = Self.standing(planned: 1000, ran: 10, good: 10, critical: (500, 500, 500))
    #expect(many.answer(needed: 1380, risk: Self.risk) == .open)
  }

  /// Datasets that miss their bar by one case, in a random order, looked at after every tenth case.
  @Test func twoThousandDatasetsBesideTheBarPromoteWronglyInAtMostFivePercent() throws {
    let wrong = try share(hits: 275, of: 300, needed: 276) { $0 == .holds(.sequence) || $0 == .holds(.arithmetic) }
    #expect(wrong <= 0.05, "\(wrong)")
    // The witness: the same would promote a good one.
    #expect(try share(hits: 300, of: 300, needed: 276) { $0 == .holds(.sequence) } == 1)
  }

  @Test func twoThousandDatasetsAtTheBarBlockWronglyInAtMostFivePercent() throws {
    let wrong = try share(hits: 276, of: 300, needed: 276) { $0 == .fails(.sequence) || $0 == .fails(.arithmetic) }
    #expect(wrong <= 0.05, "\(wrong)")
    #expect(try share(hits: 150, of: 300, needed: 276) { $0 == .fails(.sequence) } == 1)
  }

  /// How many of 2,000 orders ever come to an answer before the last case.
  private func share(
    hits: Int, of count: Int, needed: Int, _ isCounted: (DemandStanding.Answer) -> Bool
  ) throws -> Double {
    var random = SeededGenerator(seed: UInt64(hits))
    var found = 0
    for _ in 0..<2000 {
      let order = (0..<count).map { $0 < hits }.shuffled(using: &random)
      var good = 0
      for ran in 1..<count {
        if order[ran - 1] { good += 1 }
        guard ran % 10 == 0 else { continue }
        let answer = Self.standing(planned: count, ran: ran, good: good).answer(needed: needed, risk: Self.risk)
        if answer != .open {
          if isCounted(answer) { found += 1 }
          break
        }
      }
    }
    return Double(found) / 2000
  }
}
