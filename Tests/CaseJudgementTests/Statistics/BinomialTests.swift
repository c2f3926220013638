import CaseJudgement
import Testing

/// Expected values from `REFERENCE_VALUES.md`, the others from mpmath.
@Suite struct BinomialTests {
  @Test(
    arguments: [
      (184, 200, 0.92, 0.5660199155), (184, 200, 0.9, 0.2074776013), (920_000, 1_000_000, 0.92, 0.500941131780761),
      (1, 1_000_000, 1e-6, 0.632120742768355), (10, 10, 0.1, 1e-10), (3, 5, 0.5, 0.5),
    ] as [(Int, Int, Double, Double)])
  func upperTail(successes: Int, trials: Int, probability: Double, tail: Double) {
    #expect(
      isClose(
        Binomial.upperTail(successes: successes, trials: trials, probability: probability), tail, within: 5.1e-11))
  }

  @Test(arguments: [0.03, 0.37, 0.5, 0.92])
  func upperTailIsTheSumOfItsTerms(probability: Double) throws {
    var term = 1.0
    var terms: [Double] = []
    for successes in 0...25 {
      terms.append(term)
      term *= Double(25 - successes) / Double(successes + 1) * probability / (1 - probability)
    }
    let whole = terms.reduce(0, +)
    for successes in 0...25 {
      let sum = terms[successes...].reversed().reduce(0, +) / whole
      #expect(
        isClose(
          Binomial.upperTail(successes: successes, trials: 25, probability: probability), sum, within: 1e-14))
    }
  }

  @Test func edges() {
    #expect(Binomial.upperTail(successes: 0, trials: 10, probability: 0.3) == 1)
    #expect(Binomial.upperTail(successes: -1, trials: 10, probability: 0.3) == 1)
    #expect(Binomial.upperTail(successes: 11, trials: 10, probability: 0.3) == 0)
    #expect(Binomial.upperTail(successes: 1, trials: 10, probability: 0) == 0)
    #expect(Binomial.upperTail(successes: 10, trials: 10, probability: 1) == 1)
    #expect(Binomial.upperTail(successes: 0, trials: 0, probability: 0.3) == 1)
  }

  @Test(arguments: [-0.1, 1.1] + notNumbers)
  func fg12_noTailOfAnImpossibleProbability(probability: Double) {
    #expect(Binomial.upperTail(successes: 1, trials: 2, probability: probability) == nil)
    #expect(Binomial.upperTail(successes: 0, trials: 2, probability: probability) == nil)
  }

  @Test func noTailOfNegativeTrials() {
    #expect(Binomial.upperTail(successes: 0, trials: -1, probability: 0.5) == nil)
  }
}
