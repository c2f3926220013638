import CaseJudgement
import Testing

@Suite struct BudgetArithmeticTests {
  static let fourWeeks = Duration.seconds(28 * 24 * 3600)

  @Test func referenceBudget() {
    // 99.9 % of 1,000,000 in four weeks is 1,000 errors.
    #expect(BudgetArithmetic.allowedErrors(objective: 0.999, volume: 1_000_000) == 1000)
  }

  @Test(
    arguments: [(0.9, 10, 1), (0.95, 5000, 250), (1, 5000, 0), (0, 5000, 5000), (0.95, 0, 0), (0.95, 50, 2.5)]
      as [(Double, Int, Double)])
  func allowedErrors(objective: Double, volume: Int, errors: Double) {
    #expect(isClose(BudgetArithmetic.allowedErrors(objective: objective, volume: volume), errors, within: 1e-12))
  }

  @Test(
    arguments: [(0.001, 0.999, 1), (0.0144, 0.999, 14.4), (0.05, 0.95, 1), (0, 0.95, 0), (1.3, 0.9, 13), (0.5, 0, 0.5)]
      as [(Double, Double, Double)])
  func burnRate(errorRate: Double, objective: Double, rate: Double) {
    #expect(isClose(BudgetArithmetic.burnRate(errorRate: errorRate, objective: objective), rate, within: 1e-12))
  }

  @Test(
    arguments: [(1, 28 * 86_400), (2, 14 * 86_400), (14, 2 * 86_400), (0.5, 56 * 86_400), (1000, 2419.2)]
      as [(Double, Double)])
  func timeToExhaustion(burnRate: Double, seconds: Double) throws {
    let exhaustion = try #require(BudgetArithmetic.timeToExhaustion(window: Self.fourWeeks, burnRate: burnRate))
    guard case .after(let time) = exhaustion else {
      Issue.record("never")
      return
    }
    #expect(isClose(time / .seconds(1), seconds))
  }

  @Test func aBurnRateOfOneLastsExactlyTheWindow() {
    #expect(
      BudgetArithmetic.timeToExhaustion(window: Self.fourWeeks, burnRate: 1) == .after(Self.fourWeeks))
  }

  @Test(arguments: [0, 1e-300, 1e-15])
  func whatHardlyBurnsLastsForEver(burnRate: Double) {
    #expect(BudgetArithmetic.timeToExhaustion(window: Self.fourWeeks, burnRate: burnRate) == .never)
  }

  @Test func fg13_anObjectiveOfOneHasNoBurnRate() {
    #expect(BudgetArithmetic.burnRate(errorRate: 0, objective: 1) == nil)
    #expect(BudgetArithmetic.burnRate(errorRate: 0.1, objective: 1) == nil)
  }

  @Test(arguments: [-0.1] + notNumbers)
  func fg12_nothingOfWhatIsNotARate(bad: Double) {
    #expect(BudgetArithmetic.allowedErrors(objective: bad, volume: 10) == nil)
    #expect(BudgetArithmetic.burnRate(errorRate: bad, objective: 0.9) == nil)
    #expect(BudgetArithmetic.burnRate(errorRate: 0.1, objective: bad) == nil)
    #expect(BudgetArithmetic.timeToExhaustion(window: Self.fourWeeks, burnRate: bad) == nil)
  }

  @Test func fg19_aPercentIsNotAnObjective() {
    #expect(BudgetArithmetic.allowedErrors(objective: 99.9, volume: 10) == nil)
    #expect(BudgetArithmetic.burnRate(errorRate: 0.1, objective: 99.9) == nil)
  }

  @Test func noBudgetOfNegativeVolumesAndWindows() {
    #expect(BudgetArithmetic.allowedErrors(objective: 0.9, volume: -1) == nil)
    #expect(BudgetArithmetic.timeToExhaustion(window: .zero, burnRate: 1) == nil)
    #expect(BudgetArithmetic.timeToExhaustion(window: .seconds(-1), burnRate: 1) == nil)
  }
}
