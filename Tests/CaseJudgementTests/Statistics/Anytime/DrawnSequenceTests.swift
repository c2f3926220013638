import Testing

@testable import CaseJudgement

/// The sequence for a known number of cases in a random order.
@Suite struct DrawnSequenceTests {
  private static func choose(_ count: Int, _ part: Int) -> Double {
    part < 0 || part > count ? 0 : (0..<part).reduce(1) { $0 * Double(count - $1) / Double($1 + 1) }
  }

  @Test func likelihoodIsTheHypergeometricOne() throws {
    for (hits, population) in [(0, 9), (4, 9), (9, 9), (16, 40), (39, 40)] {
      for trials in 1...population {
        for successes in 0...trials {
          let expected =
            Self.choose(hits, successes) * Self.choose(population - hits, trials - successes)
            / Self.choose(population, trials)
          let found = try #require(
            CountLikelihood.withoutReplacement(
              successes: successes, trials: trials, hits: hits, population: population))
          #expect(isClose(CMath.exponential(found), expected, within: 1e-12), "\(successes) \(trials) \(hits)")
        }
      }
    }
  }

  /// All orders are counted, none is drawn: the chance that the truth is ever ruled out.
  @Test(arguments: [0.05, 0.2, 0.5])
  func theTruthIsRuledOutWithLessThanAlpha(alpha: Double) throws {
    var largest = 0.0
    for population in [6, 13, 24] {
      for hits in 0...population {
        var alive = [0: 1.0]
        var lost = 0.0
        for trials in 1...population {
          var next: [Int: Double] = [:]
          for (successes, chance) in alive.sorted(by: { $0.key < $1.key }) {
            let share = Double(hits - successes) / Double(population - trials + 1)
            for (more, part) in [(1, share), (0, 1 - share)] where part > 0 {
              let found = try #require(
                DrawnSequence(successes: successes + more, trials: trials, population: population, alpha: alpha))
              let isLost = found.isAtLeast(hits + 1) || found.isBelow(hits)
              if isLost { lost += chance * part } else { next[successes + more, default: 0] += chance * part }
            }
          }
          alive = next
        }
        #expect(lost <= alpha, "\(hits) of \(population)")
        largest = max(largest, lost)
      }
    }
    #expect(alpha < 0.1 || largest > 0, "a sequence that rules nothing out shows nothing")
  }

  @Test func whatIsCountedIsCertain() throws {
    let found = try #require(DrawnSequence(successes: 8, trials: 10, population: 12, alpha: 1e-9))
    #expect(found.isAtLeast(8) && !found.isAtLeast(9))
    #expect(found.isBelow(11) && !found.isBelow(10))
    let before = try #require(DrawnSequence(successes: 0, trials: 0, population: 12, alpha: 0.05))
    #expect(before.isAtLeast(0) && !before.isAtLeast(1))
    #expect(before.isBelow(13) && !before.isBelow(12))
    #expect(DrawnSequence(successes: 0, trials: 13, population: 12, alpha: 0.05) == nil)
    #expect(DrawnSequence(successes: 2, trials: 1, population: 12, alpha: 0.05) == nil)
  }

  @Test func nothingLeftToDrawIsNothingUnknown() throws {
    let all = try #require(DrawnSequence(successes: 184, trials: 200, population: 200, alpha: 0.05))
    #expect(all.isAtLeast(184) && !all.isAtLeast(185))
    #expect(all.isBelow(185) && !all.isBelow(184))
  }
}
