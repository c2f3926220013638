import CaseJudgement
import Testing

@Suite struct RepeatsTests {
  @Test(
    arguments: [(1, 0.75), (2, 0.5357142857), (3, 0.3571428571), (4, 0.2142857143), (6, 1.0 / 28), (7, 0)]
      as [(Int, Double)])
  func referenceValuesOfOneCase(draws: Int, chance: Double) {
    #expect(isClose(Repeats.allPass(draws: draws, repeats: 8, casesByPasses: [6: 1]), chance, within: 5.1e-11))
  }

  @Test func referenceValueOfAnyPass() {
    #expect(isClose(Repeats.anyPass(draws: 2, repeats: 8, casesByPasses: [6: 1]), 0.9642857143, within: 5.1e-11))
    #expect(Repeats.anyPass(draws: 3, repeats: 8, casesByPasses: [6: 1]) == 1)
  }

  @Test(arguments: [(1, 0.65), (2, 0.5333333333), (3, 0.45), (4, 0.4)] as [(Int, Double)])
  func referenceValuesOfFiveCases(draws: Int, chance: Double) {
    let cases = [4: 2, 3: 1, 2: 1, 0: 1]
    #expect(isClose(Repeats.allPass(draws: draws, repeats: 4, casesByPasses: cases), chance, within: 5.1e-11))
  }

  @Test func oneDrawIsThePassRate() {
    let cases = [0: 3, 5: 4, 10: 13]
    #expect(isClose(Repeats.allPass(draws: 1, repeats: 10, casesByPasses: cases), 0.75, within: 1e-15))
    #expect(isClose(Repeats.anyPass(draws: 1, repeats: 10, casesByPasses: cases), 0.75, within: 1e-15))
  }

  @Test func aThousandRepeatsDoNotOverflow() {
    // C(999, 500)/C(1000, 500) = 1/2, and all thousand of a thousand.
    #expect(isClose(Repeats.allPass(draws: 500, repeats: 1000, casesByPasses: [999: 1]), 0.5, within: 1e-13))
    #expect(Repeats.allPass(draws: 1000, repeats: 1000, casesByPasses: [1000: 7]) == 1)
    #expect(Repeats.allPass(draws: 1000, repeats: 1000, casesByPasses: [999: 7]) == 0)
    #expect(isClose(Repeats.anyPass(draws: 500, repeats: 1000, casesByPasses: [1: 1]), 0.5, within: 1e-13))
  }

  @Test(arguments: [1, 4, 8])
  func moreDrawsAreHarderToPassAndEasierToPassOnce(repeats: Int) throws {
    let cases = Dictionary(uniqueKeysWithValues: (0...repeats).map { ($0, $0 + 1) })
    let all = try (1...repeats).map {
      try #require(Repeats.allPass(draws: $0, repeats: repeats, casesByPasses: cases))
    }
    let any = try (1...repeats).map {
      try #require(Repeats.anyPass(draws: $0, repeats: repeats, casesByPasses: cases))
    }
    #expect(zip(all, all.dropFirst()).allSatisfy(>))
    #expect(zip(any, any.dropFirst()).allSatisfy(<))
    #expect((all + any).allSatisfy { (0...1).contains($0) })
  }

  @Test func theOrderOfTheHistogramChangesNoBit() {
    let pairs = (0...50).map { ($0, $0 * 7 % 13) }
    let forwards = Dictionary(uniqueKeysWithValues: pairs)
    var backwards: [Int: Int] = .init(minimumCapacity: 4096)
    for (passes, cases) in pairs.reversed() { backwards[passes] = cases }
    for draws in 1...50 {
      #expect(
        Repeats.allPass(draws: draws, repeats: 50, casesByPasses: forwards)
          == Repeats.allPass(draws: draws, repeats: 50, casesByPasses: backwards))
    }
  }

  @Test(
    arguments: [
      (0, 4, [2: 1]), (5, 4, [2: 1]), (-1, 4, [2: 1]), (1, 0, [0: 1]), (1, 4, [:]), (1, 4, [2: 0]), (1, 4, [5: 1]),
      (1, 4, [-1: 1]), (1, 4, [2: -1, 3: 2]), (1, 4, [1: .max, 2: 1]),
    ] as [(Int, Int, [Int: Int])])
  func fg13_nothingOfNothingOrOfTheImpossible(draws: Int, repeats: Int, cases: [Int: Int]) {
    #expect(Repeats.allPass(draws: draws, repeats: repeats, casesByPasses: cases) == nil)
    #expect(Repeats.anyPass(draws: draws, repeats: repeats, casesByPasses: cases) == nil)
  }
}
