import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct BudgetOverTimeTests {
  /// 99.9 % of 1,000,000 in four weeks is 1,000 errors.
  private static let reference = BudgetPolicy.made(0.999, volume: 1_000_000, window: "4w")

  private static func budget(_ incidents: Incident..., policy: BudgetPolicy = reference) throws -> BudgetOverTime {
    try #require(BudgetOverTime(incidents, policy: policy, asOf: .day(1000)))
  }

  @Test func referenceValues() throws {
    let untouched = try Self.budget()
    #expect(untouched.allowed == Points(1000))
    #expect(untouched.remaining == Points(1000))
    #expect(untouched.long.burnRate == 0)
    #expect(untouched.exhaustion == .never)
    // Half of it spent in the window: burn rate 1/2, and the other half lasts as long as the window.
    let half = try Self.budget(.made(points: 500, at: 980))
    #expect(isClose(half.long.burnRate, 0.5, within: 1e-12))
    #expect(half.short.burnRate == 0)
    guard case .after(let rest) = half.exhaustion else {
      Issue.record("\(half.exhaustion)")
      return
    }
    #expect(isClose(rest / .seconds(86_400), 28, within: 1e-9))
  }

  @Test func theShortWindowIsATwelfthAndDecidesWhereItBurnsFaster() throws {
    // 28 days / 12 = 56 hours, which the objective lets cost 1000 / 12 points.
    let budget = try Self.budget(.made(points: 250, at: 999), .made(points: 250, at: 980))
    #expect(budget.short.length == TimeSpan("56h"))
    #expect(budget.short.incidents == 1)
    #expect(isClose(budget.short.burnRate, 3, within: 1e-9))
    #expect(isClose(budget.long.burnRate, 0.5, within: 1e-12))
    guard case .after(let rest) = budget.exhaustion else {
      Issue.record("\(budget.exhaustion)")
      return
    }
    // window · remaining / allowed / burn rate = 28 d · 1/2 / 3
    #expect(isClose(rest / .seconds(86_400), 14.0 / 3, within: 1e-6))
  }

  @Test func theWindowHasItsEndAndNotItsBeginning() throws {
    let budget = try Self.budget(
      .made(points: 1, at: 1000), .made(points: 2, at: 972), .made(points: 4, at: 972.001),
      .made(points: 8, at: 1000.001))
    #expect(budget.spent == Points(5))
    #expect(budget.long.incidents == 2)
    #expect(budget.laterCount == 1)
  }

  @Test(arguments: [(999.999, false), (1000, true), (1000.001, true)])
  func aBudgetIsSpentAtItsLastPoint(points: Double, isSpent: Bool) throws {
    let budget = try Self.budget(.made(points: points, at: 999))
    #expect(budget.isSpent == isSpent)
    #expect((budget.exhaustion == .spent) == isSpent)
  }

  @Test func kindsAreListedTheWorstFirst() throws {
    let budget = try Self.budget(
      .made(points: 1, at: 999, kind: .overRefusal), .made(points: 10, at: 990, kind: .unsafeAct),
      .made(points: 7, at: 991, kind: .unsafeAct), .made(points: 100, at: 10, kind: .misrouted))
    #expect(budget.items.map(\.kind) == [.unsafeAct, .overRefusal])
    #expect(budget.items.map(\.count) == [2, 1])
    #expect(budget.items.map(\.spent) == [Points(17), Points(1)])
  }

  @Test func theOrderOfTheLedgerDoesNotMatter() throws {
    var incidents = (0..<50).map { Incident.made("I-\($0)", points: 0.1 * Double($0 + 1), at: 950 + Double($0)) }
    let once = BudgetOverTime(incidents, policy: Self.reference, asOf: .day(1000))
    incidents.reverse()
    #expect(BudgetOverTime(incidents, policy: Self.reference, asOf: .day(1000)) == once)
    // A tenth has no exact binary form; thousandths add up exactly.
    #expect(once?.spent == Points(thousandths: (24...50).reduce(0) { $0 + 100 * $1 }))
  }

  @Test func nothingIsSaidWithoutABudget() {
    for policy in [
      BudgetPolicy.objective(0.9), .made(1, volume: 10), .made(.nan, volume: 10), .made(0.9999, volume: 1),
    ] {
      #expect(BudgetOverTime([], policy: policy, asOf: .day(1)) == nil)
    }
  }

  @Test(arguments: [(0, 1000, 10), (1000, 0, 10), (1000, 1000, 0), (0, 0, 10)])
  func aWindowOfNothingHasNoRate(length: Int, whole: Int, volume: Int) {
    for incidents in [[], [Incident.made(points: 1, at: 1)]] {
      let window = BudgetWindow(
        incidents, length: TimeSpan(milliseconds: length), of: TimeSpan(milliseconds: whole), objective: 0.9,
        volume: volume)
      #expect(window == nil)
    }
  }

  @Test func oneMoreReleaseCostsWhatTheLastRunDid() throws {
    let policy = BudgetPolicy.made(0.9, volume: 5000)
    let budget = try Self.budget(.made(points: 100, at: 990), policy: policy)
    // 12.5 points in 200 cases are 312.5 in 5000.
    let cost = try #require(
      ReleaseCost(run: "r", version: "1.0.0", spent: 12.5, cases: 200, policy: policy, budget: budget))
    #expect(cost.cost == 312.5)
    #expect(cost.left == 500 - 100 - 312.5)
    #expect(ReleaseCost(run: "r", version: "1", spent: 1, cases: 0, policy: policy, budget: budget) == nil)
    for spent in [-1, -Double.infinity, .infinity] {
      #expect(ReleaseCost(run: "r", version: "1", spent: spent, cases: 1, policy: policy, budget: budget) == nil)
    }
    #expect(ReleaseCost(run: "r", version: "1", spent: 0, cases: 0, policy: policy, budget: budget) == nil)
    let free = try #require(ReleaseCost(run: "r", version: "1", spent: 0, cases: 9, policy: policy, budget: budget))
    #expect(free.cost == 0 && free.left == 400 && free.projection.outlook == .untouched)
    #expect(ReleaseCost(run: "r", version: "1", spent: .nan, cases: 1, policy: policy, budget: budget) == nil)
  }
}
