import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel
import CaseRun
import Foundation
import Synchronization
import Testing

/// Two versions in one run: who is asked, and how often.
@Suite struct SideBySideRunTests {
  /// Answers with a label of its own, and counts the requests by what it was sent.
  private final class Counter: Agent {
    private let label: String
    let requests = Mutex<[String]>([])

    init(_ label: String) { self.label = label }

    func propose(_ request: ProposalRequest) async -> Reply {
      let seen = request.replies.map { "\($0.agent)=\($0.reply.source.canonicalText)" }.joined(separator: ",")
      requests.withLock { $0.append("\(request.agent) \(request.caseID) \(request.repetition) \(seen)") }
      var builder = JSONBuilder()
      builder.beginObject()
      builder.key("output")
      builder.beginObject()
      builder.key("label")
      builder.string(label)
      builder.end()
      builder.end()
      return Reply.decode(builder.finish())
    }

    var count: Int { requests.withLock { $0.count } }
  }

  private static let chain = RunFixture.workflow
    .replacing(
      "agents: {classifier: {recording: replies.jsonl}}",
      with: "agents: {first: {recording: replies.jsonl}, second: {recording: replies.jsonl}}"
    )
    .replacing(
      "{ask: classifier}, {when: {classifier.output.n: {below: 10}}, refuse: policy}",
      with: "{ask: first}, {ask: second}")

  private func loaded(_ fixture: RunFixture, _ text: String) throws -> LoadedWorkflow {
    try fixture.write(text, to: "base.yaml")
    var findings = Findings()
    return try #require(WorkflowLoader.load(fixture.path + "/base.yaml", &findings), "\(findings.kept.map(\.message))")
  }

  private func run(
    _ fixture: RunFixture, _ baseline: LoadedWorkflow, own: [String: any Agent], agents: [String: any Agent],
    shared: Set<String>, repeats: Int, width: Int = 0
  ) async throws -> ComparisonReport {
    let identity = BaselineIdentity(form: .workflow, name: "base", workflow: "flow", version: "1.0.0", digest: "0")
    var context = Runner.Context(casegateVersion: "0", started: Date(timeIntervalSince1970: 0), agents: agents)
    context.requestsInFlight = width
    context.baseline = .version(
      BaselineVersion(baseline.workflow, identity: identity, own: own, candidate: agents, shared: shared))
    let summary = try await Runner(plan: fixture.plan(repeats: repeats), context: context) { _ in }.run()
    return try #require(summary.verdict.baseline.report)
  }

  @Test(arguments: [0, 4]) func anAgentThatIsTheSameIsAskedOnce(width: Int) async throws {
    let fixture = try RunFixture(cases: 6)
    try fixture.write(Self.chain, to: "flow.yaml")
    let baseline = try loaded(fixture, Self.chain)
    let shared = BaselineVersion.sharedAgents(of: baseline, and: try fixture.loaded())
    #expect(shared == ["first", "second"])
    let agent = Counter("a")
    let report = try await run(
      fixture, baseline, own: [:], agents: ["first": agent, "second": agent], shared: shared, repeats: 2, width: width)
    #expect(agent.count == 6 * 2 * 2, "each of two agents once a case and repeat, for both versions")
    #expect(report.tally.counts() == [.stillRight: 6])
    #expect(report.baseline.sharedAgents == ["first", "second"])
  }

  /// The second agent is the same, and sees another reply of the first: that is another request.
  @Test func anotherRequestIsMade() async throws {
    let fixture = try RunFixture(cases: 5)
    try fixture.write(Self.chain, to: "flow.yaml")
    let baseline = try loaded(
      fixture, Self.chain.replacing("first: {recording", with: "first: {description: other, recording"))
    let shared = BaselineVersion.sharedAgents(of: baseline, and: try fixture.loaded())
    #expect(shared == ["second"])
    let (new, old, second) = (Counter("new"), Counter("old"), Counter("b"))
    _ = try await run(
      fixture, baseline, own: ["first": old], agents: ["first": new, "second": second], shared: shared, repeats: 1)
    #expect(new.count == 5)
    #expect(old.count == 5)
    #expect(second.count == 10)
    #expect(Set(second.requests.withLock { $0 }).count == 10)
  }

  /// Two agents of their own that say the same make the third's request the same.
  @Test func theSameRequestIsMadeOnceWhoeverAnsweredBefore() async throws {
    let fixture = try RunFixture(cases: 5)
    try fixture.write(Self.chain, to: "flow.yaml")
    let baseline = try loaded(fixture, Self.chain)
    let (new, old, second) = (Counter("same"), Counter("same"), Counter("b"))
    _ = try await run(
      fixture, baseline, own: ["first": old], agents: ["first": new, "second": second], shared: ["second"], repeats: 1)
    #expect(second.count == 5)
  }

  @Test func theBaselineIsReplayedOnTheHeadsCasesWithItsOwnRules() async throws {
    let fixture = try RunFixture(cases: 20)
    let text = RunFixture.workflow.replacing("below: 10", with: "below: 5")
    let report = try await run(
      fixture, try loaded(fixture, text), own: [:], agents: [RunFixture.agent: EchoAgent()],
      shared: [RunFixture.agent], repeats: 1)
    // n + 1 below ten is refused now, and was refused below five: should act.
    #expect(report.tally.counts() == [.newlyBroken: 5, .stillBroken: 4, .stillRight: 11])
    #expect(report.part.broken.entries.map(\.caseID) == ["c4", "c5", "c6", "c7", "c8"])
    #expect(report.part.broken.entries.first?.cause == "step 2, line 8 decided, before step 3, line 8")
  }
}
