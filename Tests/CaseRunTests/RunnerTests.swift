import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel
import CaseRun
import Foundation
import Testing

@Suite struct RunnerTests {
  private func rows(_ summary: RunSummary) throws -> [JSONValue] {
    let text = try String(contentsOfFile: summary.path + "/results.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").map { try #require(JSONScanner.scan(Array($0.utf8)).document).root }
  }

  @Test func resultsStandInPlanOrderWhateverTheJobs() async throws {
    let fixture = try RunFixture(cases: 4_000, padding: 1_000)
    var bytes: [[Data]] = []
    for jobs in [1, 8, 3] {
      let summary = try await fixture.runner(fixture.plan(repeats: 2, jobs: jobs)).run()
      #expect(try rows(summary).map { $0["ordinal"]?.int } == Array(0..<8_000))
      bytes.append(
        try ["results.jsonl", "verdict.json"].map {
          try Data(contentsOf: URL(fileURLWithPath: summary.path + "/" + $0))
        })
    }
    #expect(bytes[0] == bytes[1])
    #expect(bytes[0] == bytes[2])
  }

  @Test func ordinalsAreCaseMajor() async throws {
    let fixture = try RunFixture(cases: 3)
    let rows = try rows(try await fixture.runner(fixture.plan(repeats: 2)).run())
    #expect(rows.map { $0["case"]?.string } == ["c0", "c0", "c1", "c1", "c2", "c2"])
    #expect(rows.map { $0["repeat"]?.int } == [1, 2, 1, 2, 1, 2])
  }

  @Test func aSelectionKeepsTheOrdinalsOfThePlan() async throws {
    let fixture = try RunFixture(cases: 6)
    let summary = try await fixture.runner(fixture.plan(selection: Selection(tags: ["odd"]))).run()
    #expect(try rows(summary).map { $0["ordinal"]?.int } == [1, 3, 5])
    #expect(summary.verdict.gate.verdict != .promote)
    #expect(summary.verdict.facts.subsetReasons == ["--tag odd"])
  }

  @Test(arguments: [Selection(caseIDs: ["nobody"]), Selection(tags: ["none"]), Selection(limit: 1, caseIDs: ["c3"])])
  func nothingSelected(selection: Selection) async throws {
    let fixture = try RunFixture(cases: 4)
    let failure = await #expect(throws: RunFailure.self) {
      try await fixture.runner(fixture.plan(selection: selection)).run()
    }
    guard case .nothingSelected(let reasons)? = failure else { throw try #require(failure) }
    #expect(reasons == selection.reasons)
    #expect(RunStore(root: try fixture.loaded().root).all().isEmpty, "a run that came to nothing was left behind")
  }

  @Test(arguments: [3, 5]) func aDatasetThatChangedAfterItWasCounted(count: Int) async throws {
    let fixture = try RunFixture(cases: 4)
    let plan = try fixture.plan()
    try fixture.write(RunFixture.dataset(0..<count), to: "cases.jsonl")
    let failure = await #expect(throws: RunFailure.self) { try await fixture.runner(plan).run() }
    guard case .invalid(let findings)? = failure else { throw try #require(failure) }
    #expect(findings.kept.map(\.code) == ["dataset.changed"])
    #expect(RunStore(root: plan.loaded.root).all().isEmpty)
  }

  @Test func aDatasetThatChangedWithTheSameNumberOfCases() async throws {
    let fixture = try RunFixture(cases: 4)
    let plan = try fixture.plan()
    try fixture.write(RunFixture.dataset(0..<4).replacing("\"n\":3", with: "\"n\":9"), to: "cases.jsonl")
    let failure = await #expect(throws: RunFailure.self) { try await fixture.runner(plan).run() }
    guard case .invalid(let findings)? = failure else { throw try #require(failure) }
    #expect(findings.kept.map(\.code) == ["dataset.changed"])
  }

  @Test func doubledIdsAcrossBlocks() async throws {
    let fixture = try RunFixture(cases: 0)
    try fixture.write(
      RunFixture.dataset(0..<2_000, padding: 1_000) + RunFixture.dataset(0..<1, padding: 1_000), to: "cases.jsonl")
    let failure = await #expect(throws: RunFailure.self) { try await fixture.runner(fixture.plan(jobs: 4)).run() }
    guard case .invalid(let findings)? = failure else { throw try #require(failure) }
    #expect(findings.kept.map(\.code) == ["case.duplicate-id"])
    #expect(findings.kept.first?.location?.line == 2_001)
  }

  @Test func anAgentThatIsNotThereIsAnErrorOfEveryCase() async throws {
    let fixture = try RunFixture(cases: 4)
    let plan = try fixture.plan()
    let context = Runner.Context(casegateVersion: "0", started: Date(timeIntervalSince1970: 0), agents: [:])
    let summary = try await Runner(plan: plan, context: context) { _ in }.run()
    #expect(summary.verdict.numbers.errorCount == 4)
    #expect(summary.verdict.gate.verdict != .promote)
  }

  @Test func eventsBeginWithThePlanAndEndWithTheVerdict() async throws {
    let fixture = try RunFixture(cases: 3)
    let (stream, continuation) = AsyncStream<String>.makeStream()
    let runner = fixture.runner(try fixture.plan(repeats: 2)) { event in
      switch event {
      case .planned(let cases, let repeats): continuation.yield("planned \(cases) × \(repeats)")
      case .progressed(let done, let total): continuation.yield("progressed \(done)/\(total)")
      case .finished: continuation.yield("finished")
      }
    }
    let summary = try await runner.run()
    continuation.finish()
    var events: [String] = []
    for await event in stream { events.append(event) }
    #expect(events == ["planned 3 × 2", "progressed 6/6", "finished"])
    #expect(FileManager.default.fileExists(atPath: summary.path + "/verdict.json"))
  }
}
