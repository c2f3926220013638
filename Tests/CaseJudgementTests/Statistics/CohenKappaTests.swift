import CaseJudgement
import Testing

/// Against statsmodels 0.14's `cohens_kappa`, whose standard error is that of Fleiss, Cohen and Everitt too.
@Suite struct CohenKappaTests {
  struct Row: CustomTestStringConvertible {
    let table: [Int]
    let kappa: Double
    let error: Double

    var testDescription: String { "\(table)" }
  }

  @Test(arguments: [
    Row(table: [20, 5, 10, 15], kappa: 0.4, error: 0.12699606293110033),
    Row(table: [98, 2, 0, 0], kappa: 0, error: 0),
    Row(table: [11, 1, 2, 10], kappa: 0.75, error: 0.1345458109027609),
    Row(table: [11, 2, 1, 10], kappa: 0.75, error: 0.1345458109027609),
    Row(table: [50, 0, 0, 50], kappa: 1, error: 0),
    Row(table: [10, 40, 45, 5], kappa: -0.7, error: 0.07105631569396227),
    Row(table: [1, 2, 3, 4], kappa: -0.08695652173913052, error: 0.3018661516573027),
    Row(table: [45, 15, 25, 15], kappa: 0.13043478260869554, error: 0.0986615376234396),
  ])
  func theStandardErrorOfLargeSamples(row: Row) throws {
    let kappa = try #require(
      CohenKappa(bothYes: row.table[0], firstYes: row.table[1], secondYes: row.table[2], bothNo: row.table[3]))
    #expect(abs(kappa.value - row.kappa) < 1e-12)
    #expect(abs(kappa.standardError - row.error) < 1e-12)
    let interval = try #require(kappa.interval(confidence: 0.95))
    if row.error > 0 {
      #expect(abs(interval.lower - max(-1, row.kappa - 1.959963984540054 * row.error)) < 1e-9)
      #expect(abs(interval.upper - min(1, row.kappa + 1.959963984540054 * row.error)) < 1e-9)
    }
    #expect(interval.lower <= kappa.value && kappa.value <= interval.upper)
  }

  /// 98 % agreement that two who did not look would reach as well.
  @Test func agreementThatChanceExplains() throws {
    let kappa = try #require(CohenKappa(bothYes: 98, firstYes: 2, secondYes: 0, bothNo: 0))
    #expect(kappa.agreement == 0.98 && kappa.value == 0)
  }

  @Test(arguments: [[0, 0, 0, 0], [40, 0, 0, 0], [0, 0, 0, 7], [-1, 3, 3, 3]])
  func nothingForATableThatSaysNothing(table: [Int]) {
    #expect(CohenKappa(bothYes: table[0], firstYes: table[1], secondYes: table[2], bothNo: table[3]) == nil)
  }

  /// A standard error of 0 is sure of everything, of ten texts as of a thousand.
  @Test func twoThatNeverDisagreedAreNotKnownToNeverDisagree() throws {
    let few = try #require(CohenKappa(bothYes: 5, firstYes: 0, secondYes: 0, bothNo: 5))
    let many = try #require(CohenKappa(bothYes: 500, firstYes: 0, secondYes: 0, bothNo: 500))
    let (low, high) = (try #require(few.lowerBound(confidence: 0.95)), try #require(many.lowerBound(confidence: 0.95)))
    #expect(low < 0.6 && high > 0.98 && high < 1)
    #expect(try #require(few.interval(confidence: 0.95)).lower < 0.5)
  }

  @Test func aDisagreementLessNeverProvesLess() throws {
    for total in [10, 20, 50, 200] {
      var last = -1.0
      for disagreements in (0...total / 2).reversed() {
        let kappa = CohenKappa(
          bothYes: total - disagreements, firstYes: disagreements, secondYes: disagreements,
          bothNo: total - disagreements)
        let bound = try #require(kappa?.lowerBound(confidence: 0.95))
        #expect(bound >= last, "\(disagreements) of \(2 * total)")
        last = bound
      }
    }
  }

  @Test(arguments: [0, 1, -0.5, 2, Double.nan])
  func noConfidenceThatIsNone(confidence: Double) throws {
    let kappa = try #require(CohenKappa(bothYes: 5, firstYes: 1, secondYes: 1, bothNo: 5))
    #expect(kappa.lowerBound(confidence: confidence) == nil)
    #expect(kappa.interval(confidence: confidence) == nil)
  }
}
