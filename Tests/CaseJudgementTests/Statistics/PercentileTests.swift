import CaseJudgement
import Testing

@Suite struct PercentileTests {
  static let reference = (stride(from: 10, through: 90, by: 10) + [1000]).map { (value: $0, count: 1) }

  @Test(
    arguments: [(0.95, 1000), (0.9, 90), (0.91, 1000), (0.5, 50), (0.1, 10), (0.11, 20), (0, 10), (1, 1000)]
      as [(Double, Int)])
  func referenceValues(p: Double, value: Int) {
    #expect(Percentile.nearestRank(p, in: Self.reference) == value)
  }

  @Test func roundingDoesNotMoveTheRank() {
    let hundred = (1...100).map { (value: $0, count: 1) }
    for rank in 1...100 {
      #expect(Percentile.nearestRank(Double(rank) / 100, in: hundred) == rank)
      #expect(Percentile.nearestRank((Double(rank) / 100).nextDown, in: hundred) == rank)
    }
    for rank in 1...99 {
      #expect(Percentile.nearestRank((Double(rank) / 100).nextUp, in: hundred) == rank + 1)
    }
  }

  @Test func orderAndRepetitionDoNotMatter() {
    let histogram = [(value: 7, count: 2), (value: -3, count: 1), (value: 7, count: 3), (value: 5, count: 0)]
    #expect(Percentile.nearestRank(0.5, in: histogram) == 7)
    #expect(Percentile.nearestRank(1.0 / 6, in: histogram.reversed()) == -3)
    #expect(Percentile.nearestRank(0.17, in: histogram) == 7)
  }

  @Test func largeCounts() {
    let histogram = [(value: 1, count: 1 << 52), (value: 2, count: 1 << 52)]
    #expect(Percentile.nearestRank(0.5, in: histogram) == 1)
    #expect(Percentile.nearestRank(0.5.nextUp, in: histogram) == 2)
    #expect(Percentile.nearestRank(1, in: histogram) == 2)
    #expect(Percentile.nearestRank(0.5, in: [(value: 1, count: .max), (value: 2, count: 1)]) == nil)
  }

  @Test(arguments: [95, -0.1, 1.0.nextUp] + notNumbers)
  func fg19_aPercentIsNotAShare(p: Double) {
    #expect(Percentile.nearestRank(p, in: Self.reference) == nil)
  }

  @Test func fg13_noPercentileOfNothing() {
    #expect(Percentile.nearestRank(0.95, in: []) == nil)
    #expect(Percentile.nearestRank(0.95, in: [(value: 1, count: 0)]) == nil)
    #expect(Percentile.nearestRank(0.95, in: [(value: 1, count: -1), (value: 2, count: 3)]) == nil)
  }
}
