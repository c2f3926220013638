import CaseJudgement
import CaseModel
import Testing

@Suite struct JudgeReportTests {
  private static func report(_ rows: [(Bool?, Bool)], canaries: [Bool?] = []) -> JudgeReport {
    var report = JudgeReport(judge: "tone", agent: "grader", rubric: "r", digest: "d")
    for (index, row) in rows.enumerated() {
      report.add(answer(row.0), model: nil, id: "h\(index)", passes: row.1, isCanary: false)
    }
    for (index, said) in canaries.enumerated() {
      report.add(answer(said), model: nil, id: "k\(index)", passes: false, isCanary: true)
    }
    return report
  }

  private static func answer(_ passes: Bool?) -> JudgedText.Answer {
    passes.map { .scored(JudgedScore($0 ? 5 : 1, passes: $0)) } ?? .failed(Fault(.judgeFailed, "tone: no score"))
  }

  private static func policy(_ text: String) throws -> JudgePolicy {
    try #require(
      try Workflows.changed([
        ("  other: {recording: other.jsonl}", "  other: {recording: other.jsonl}\n  grader: {command: [g]}"),
        ("decide:", "judges: {tone: {agent: grader, rubric: r.md, scale: [1, 5], pass: {at_least: 4}}}\ndecide:"),
        ("  unsafe_acts:", "  judge: \(text)\n  unsafe_acts:"),
      ]).gate.judge)
  }

  private static func verdicts(_ report: JudgeReport, _ policy: JudgePolicy?, _ stage: Stage = .bounded) -> [Verdict] {
    JudgeChecks(report, policy: policy, stage: stage).results.map(\.effect)
  }

  @Test func everyTextIsInOneCell() {
    let report = Self.report([(true, true), (true, false), (false, true), (false, false), (nil, true), (nil, false)])
    #expect([report.bothPass, report.onlyJudge, report.onlyPeople, report.bothFail] == [1, 2, 2, 1])
    #expect(report.verdicts == 6 && report.agreements == 2 && report.errors == 2)
    #expect(report.firstFault == "h4: judge_failed: tone: no score")
  }

  @Test func canariesAreApartFromAgreement() {
    let report = Self.report([(true, true), (false, false)], canaries: [false, true, nil])
    #expect(report.verdicts == 2 && report.canaries == 3)
    #expect(report.passedCanaries == ["k1", "k2"], "no score is not a failure that was seen")
  }

  @Test func aBarIsKeptAtTheBarAndMissedBelow() throws {
    // 11, 2, 1 and 10 give 0.75.
    let rows =
      Array(repeating: (Bool?.some(true), true), count: 11) + [(true, false), (true, false), (false, true)]
      + Array(repeating: (Bool?.some(false), false), count: 10)
    let report = Self.report(rows)
    #expect(report.kappa?.value == 0.75)
    #expect(Self.verdicts(report, try Self.policy("{kappa: {at_least: 0.75}}")) == [.promote, .promote])
    #expect(Self.verdicts(report, try Self.policy("{kappa: {at_least: 0.7501}}")) == [.promote, .noVerdict])
    for (bar, verdict) in [("0.45", Verdict.promote), ("0.6", .noVerdict)] {
      let policy = try Self.policy("{kappa: {at_least: \(bar), confidence: 0.95}}")
      #expect(Self.verdicts(report, policy) == [.promote, verdict])
    }
    #expect(
      Self.verdicts(report, try Self.policy("{kappa: {at_least: 0.6}, verdicts: {at_least: 24}}"))
        == [.promote, .promote])
    #expect(
      Self.verdicts(report, try Self.policy("{kappa: {at_least: 0.6}, verdicts: {at_least: 25}}"))
        == [.promote, .noVerdict])
  }

  @Test func canariesMayPassOnlyAsDeclared() throws {
    let report = Self.report([(true, true), (false, false)], canaries: [true, false])
    #expect(Self.verdicts(report, nil) == [.promote, .noVerdict])
    #expect(Self.verdicts(report, try Self.policy("{canaries: {at_most: 0}}")) == [.promote, .noVerdict])
    #expect(Self.verdicts(report, try Self.policy("{canaries: {at_most: 1}}")) == [.promote, .promote])
    let none = Self.report([(true, true)])
    #expect(Self.verdicts(none, try Self.policy("{canaries: {at_most: 1}}")) == [.promote, .noVerdict])
  }

  @Test func oneModelIsHeldAgainstPeople() {
    var report = Self.report([(true, true), (false, false)])
    report.add(Self.answer(true), model: "a", id: "x", passes: true, isCanary: false)
    #expect(Self.verdicts(report, nil) == [.promote])
    report.add(Self.answer(true), model: "b", id: "y", passes: true, isCanary: false)
    #expect(Self.verdicts(report, nil) == [.noVerdict])
  }

  @Test func onlyInShadowIsACalibrationLeftForLater() {
    let report = Self.report([])
    #expect(Self.verdicts(report, nil, .shadow) == [.promote])
    #expect(JudgeChecks(report, policy: nil, stage: .shadow).results.first?.level == .warn)
    #expect(Self.verdicts(report, nil, .bounded) == [.noVerdict])
    #expect(Self.verdicts(report, nil, .trusted) == [.noVerdict])
  }
}
