import CaseJudgement
import CaseModel
import Testing

/// What the gate makes of incidents: 100 points in 30 days.
@Suite struct IncidentCheckTests {
  private static let policy = BudgetPolicy.made(0.9, volume: 1000)

  private static func budget(
    _ incidents: Incident..., stage: Stage = .bounded, day: Int = 1000, isNarrowing: Bool = false
  ) -> CheckResult {
    IncidentBudgetCheck(
      incidents, policy: policy, stage: stage, day: CalendarDate(daysSinceEpoch: day), isNarrowing: isNarrowing
    ).result
  }

  @Test(arguments: [(99.999, Verdict.promote), (100, .block), (100.001, .block)])
  func aSpentBudgetBlocks(points: Double, effect: Verdict) {
    let result = Self.budget(.made(points: points, at: 990))
    #expect(result.effect == effect)
    #expect(result.holds == (effect == .promote))
    #expect(result.demanded == "< 100")
  }

  @Test(arguments: [
    (Stage.trusted, "step down to stage 'bounded'"), (.bounded, "step down to stage 'shadow'"),
    (.shadow, "throw the kill switch"),
  ])
  func itSaysWhereToStepDownTo(stage: Stage, advice: String) {
    #expect(Self.budget(.made(points: 200, at: 990), stage: stage).explanation.hasSuffix(advice))
  }

  @Test func aChangeThatNarrowsPasses() {
    let result = Self.budget(.made(points: 200, at: 990), isNarrowing: true)
    #expect(result.effect == .promote)
    #expect(result.explanation.contains("spent, and this change narrows"))
  }

  @Test func fg58_anEarlierDayOnlyEverCountsMore() {
    let incidents = [970.5, 985, 1000.5, 2000].map { Incident.made(points: 30, at: $0) }
    let spent = (960...1005).map { day in
      Double(
        IncidentBudgetCheck(
          incidents, policy: Self.policy, stage: .bounded, day: CalendarDate(daysSinceEpoch: day)
        ).result.observed) ?? .nan
    }
    #expect(spent == spent.sorted(by: >), "\(spent)")
    // What is dated in the future costs today, or nobody would date anything otherwise.
    #expect(Self.budget(.made(points: 200, at: 5000)).effect == .block)
    // The window reaches back from the beginning of the day.
    #expect(Self.budget(.made(points: 200, at: 970)).effect == .promote)
    #expect(Self.budget(.made(points: 200, at: 970.001)).effect == .block)
  }

  @Test func withoutABudgetNobodyKnows() {
    let result = IncidentBudgetCheck(
      [], policy: .objective(0.9), stage: .bounded, day: CalendarDate(daysSinceEpoch: 1)
    ).result
    #expect(result.effect == .noVerdict)
    #expect(IncidentCoverageCheck([], policy: .objective(0.9)).result(present: []).effect == .noVerdict)
  }

  private static func coverage(
    _ incidents: Incident..., present: Set<String> = [], isNarrowing: Bool = false
  ) -> CheckResult {
    IncidentCoverageCheck(
      incidents.map { .init($0, caseIDs: [$0.caseID].compactMap(\.self)) }, policy: policy, isNarrowing: isNarrowing
    ).result(present: present)
  }

  @Test(arguments: [(20, Verdict.promote), (20.001, .block), (100, .block)])
  func aCostlyIncidentNeedsACase(points: Double, effect: Verdict) {
    // However long ago.
    #expect(Self.coverage(.made(points: points, at: 1)).effect == effect)
    #expect(Self.coverage(.made(points: points, at: 1, caseID: "c1")).effect == effect)
    #expect(Self.coverage(.made(points: points, at: 1, caseID: "c1"), present: ["c1"]).effect == .promote)
    #expect(Self.coverage(.made(points: points, at: 1, caseID: "c1"), present: ["c2"]).effect == effect)
  }

  @Test func theStopButtonDoesNotWaitForACase() {
    let result = Self.coverage(.made(points: 50, at: 1), isNarrowing: true)
    #expect(result.effect == .promote)
    #expect(result.observed == "1 open")
  }

  @Test func oneIsNotMany() {
    let (one, two) = (
      Incident.made("I-1", points: 50, at: 1, caseID: "c1"), Incident.made("I-2", points: 50, at: 2, caseID: "c1")
    )
    #expect(
      Self.coverage(one, present: ["c1"]).explanation
        == "the incident above 20 points (20 % of the budget) has a case in the dataset")
    #expect(
      Self.coverage(one, two, present: ["c1"]).explanation
        == "all 2 incidents above 20 points (20 % of the budget) have cases in the dataset")
    #expect(!Self.coverage(one).explanation.contains("each"))
    #expect(Self.coverage(one, two).explanation.contains("which cost more than 20 points (20 % of the budget) each"))
    #expect(Self.budget(.made(points: 1, at: 990)).explanation == "1 incident in 30d cost 1 points of 100")
    #expect(
      Self.budget(.made(points: 1, at: 990), .made(points: 2, at: 991)).explanation
        == "2 incidents in 30d cost 3 points of 100")
  }

  @Test func threeOpenOnesAreNamedAndMoreAreCounted() {
    let open = (1...4).map { Incident.made("I-\($0)", points: 50, at: Double($0)) }
    #expect(Self.coverage(open[0], open[1], open[2]).explanation.contains("reproduces I-1, I-2, I-3, which"))
    #expect(
      Self.coverage(open[0], open[1], open[2], open[3]).explanation.contains("I-1, I-2, I-3 and 1 more, which"))
  }

  @Test func theOpenOnesAreNamed() {
    let result = Self.coverage(
      .made("I-1", points: 50, at: 1), .made("I-2", points: 50, at: 2, caseID: "c1"), .made("I-3", points: 50, at: 3),
      present: ["c1"])
    #expect(result.observed == "2 open")
    #expect(result.explanation.contains("no case reproduces I-1, I-3, which cost more than 20 points"))
    #expect(result.explanation.hasSuffix("casegate incident link WORKFLOW I-1 CASE"))
  }
}
