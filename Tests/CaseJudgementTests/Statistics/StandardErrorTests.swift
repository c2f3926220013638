import CaseJudgement
import Testing

@Suite struct StandardErrorTests {
  @Test func referenceValue() {
    #expect(isClose(StandardError.plain(count: 200, sum: 184, sumOfSquares: 184), 0.0192314650, within: 5.1e-11))
  }

  @Test func scoresThatAreNotBits() {
    // 10, 20, 40: deviations of −40/3, −10/3, 50/3 from the mean 70/3.
    #expect(isClose(StandardError.plain(count: 3, sum: 70, sumOfSquares: 2100), 8.819171036881969, within: 1e-14))
    #expect(isClose(StandardError.plain(count: 3, sum: -70, sumOfSquares: 2100), 8.819171036881969, within: 1e-14))
  }

  @Test func scoresThatAreAllTheSame() {
    #expect(StandardError.plain(count: 3, sum: 21, sumOfSquares: 147) == 0)
  }

  @Test func largeSumsDoNotOverflow() {
    #expect(StandardError.plain(count: .max, sum: .max, sumOfSquares: .max) == 0)
    #expect(StandardError.plain(count: 2, sum: .min, sumOfSquares: .max) == nil)
  }

  @Test(arguments: [(0, 0, 0), (1, 1, 1), (-2, 1, 1), (2, 4, 7), (2, 0, -1)] as [(Int, Int, Int)])
  func fg13_noErrorOfFewerThanTwoScoresOrOfImpossibleSums(count: Int, sum: Int, sumOfSquares: Int) {
    #expect(StandardError.plain(count: count, sum: sum, sumOfSquares: sumOfSquares) == nil)
  }
}
