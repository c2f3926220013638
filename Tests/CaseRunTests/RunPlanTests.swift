import CaseFiles
import CaseModel
import CaseRun
import Testing

@Suite struct RunPlanTests {
  @Test func aPlanCountsBeforeAnythingRuns() throws {
    let fixture = try RunFixture(cases: 3_000, padding: 1_000)
    let plan = try fixture.plan(repeats: 3)
    #expect(plan.caseCount == 3_000)
    #expect(plan.repeats == 3)
    #expect(plan.datasets.count == 1)
    #expect(plan.datasets[0].blocks.count >= 3)
    #expect(!plan.isSubset)
    #expect(plan.subsetReasons.isEmpty)
    #expect(plan.outline.caseCount == 3_000)
    #expect(plan.outline.workflow == "flow 1.0.0")
  }

  @Test func blankLinesAreNoCases() throws {
    let fixture = try RunFixture(cases: 0)
    try fixture.write(
      "\n" + RunFixture.dataset(0..<2) + "  \r\n" + RunFixture.dataset(2..<3) + "\n\n", to: "cases.jsonl")
    #expect(try fixture.plan().caseCount == 3)
  }

  @Test func whyARunIsASubset() throws {
    let fixture = try RunFixture(cases: 4)
    #expect(try fixture.plan(selection: Selection(limit: 2)).subsetReasons == ["--limit 2"])
    #expect(try fixture.plan(selection: Selection(caseIDs: ["c1", "c2"])).subsetReasons == ["--case c1, c2"])
    #expect(try fixture.plan(selection: Selection(tags: ["odd"])).subsetReasons == ["--tag odd"])
    #expect(try fixture.plan(isKilled: true).subsetReasons == ["--kill-switch is a rehearsal"])
    #expect(
      try fixture.plan(selection: Selection(limit: 9, caseIDs: ["c1"], tags: ["odd"]), isKilled: true).subsetReasons
        .count == 4)
  }

  @Test func anotherDatasetLeavesOutTheDeclaredOne() throws {
    let fixture = try RunFixture(cases: 4)
    try fixture.write(RunFixture.dataset(0..<2), to: "other.jsonl")
    let other = DatasetReference(path: fixture.path + "/other.jsonl", name: "other.jsonl", relativePath: "other.jsonl")
    let plan = try fixture.plan(datasets: [other])
    #expect(plan.caseCount == 2)
    #expect(
      plan.subsetReasons.map { $0.contains("leaves out") } == [true, false] && plan.isSubset, "\(plan.subsetReasons)")
    let declared = try fixture.loaded().datasets
    #expect(try fixture.plan(datasets: declared).subsetReasons.isEmpty)
    #expect(try fixture.plan(datasets: declared + [other]).subsetReasons.count == 1)
  }

  @Test func anEmptyOrMissingDatasetMakesNoPlan() throws {
    let fixture = try RunFixture(cases: 0)
    var findings = Findings()
    #expect(RunPlan(try fixture.loaded(), &findings) == nil)
    #expect(findings.kept.map(\.code) == ["dataset.empty"])
    let gone = DatasetReference(path: fixture.path + "/gone.jsonl", name: "gone.jsonl", relativePath: "gone.jsonl")
    findings = Findings()
    #expect(RunPlan(try fixture.loaded(), datasets: [gone], &findings) == nil)
    #expect(findings.kept.map(\.code) == ["file.missing"])
    findings = Findings()
    #expect(RunPlan(try fixture.loaded(), datasets: [], &findings) == nil)
    #expect(findings.kept.map(\.code) == ["dataset.none"])
  }
}
