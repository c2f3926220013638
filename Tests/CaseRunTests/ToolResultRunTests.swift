import CaseFiles
import CaseJSON
import CaseJudgement
import CaseModel
import CaseRun
import Foundation
import Synchronization
import Testing

/// Which results of tools an agent is told: none of anything that changes something.
@Suite struct ToolResultRunTests {
  private final class Listener: Agent {
    let told = Mutex<[[String]]>([])

    func propose(_ request: ProposalRequest) async -> Reply {
      told.withLock { $0.append(request.toolResults.map { "\($0.action) \($0.result.canonicalText)" }) }
      return await EchoAgent().propose(request)
    }
  }

  private static let item =
    #"{"id":"c0","input":{"n":1},"expected":{"disposition":"refuse"},"tool_results":[{"action":"reply","arguments":{},"result":1},{"action":"look","arguments":{"a":1},"result":2},{"action":"advise","arguments":{},"result":3},{"action":"other","arguments":{},"result":4},{"action":"look","arguments":{},"result":5}]}"#
    + "\n"

  private static func actions(_ look: String) -> (String, String) {
    ("{reply: {tier: write}}", "{reply: {tier: write}, look: {tier: \(look)}, advise: {tier: recommend}}")
  }

  private func fixture() throws -> RunFixture {
    let fixture = try RunFixture(cases: 1)
    let (old, new) = Self.actions("read")
    try fixture.write(RunFixture.workflow.replacing(old, with: new), to: "flow.yaml")
    try fixture.write(Self.item, to: "cases.jsonl")
    return fixture
  }

  @Test func onlyWhatChangesNothingIsTold() async throws {
    let fixture = try fixture()
    let listener = Listener()
    _ = try await fixture.runner(try fixture.plan(), agent: listener).run()
    #expect(listener.told.withLock(\.self) == [["look 2", "advise 3", "look 5"]])
  }

  /// An agent that both versions have is asked again where they do not tell it the same.
  @Test(arguments: [("read", 1), ("write", 2)]) func aReplyIsSharedOnlyWhereTheSameIsTold(tier: String, asked: Int)
    async throws
  {
    let fixture = try fixture()
    let (old, new) = Self.actions(tier)
    try fixture.write(RunFixture.workflow.replacing(old, with: new), to: "base.yaml")
    var findings = Findings()
    let base = try #require(WorkflowLoader.load(fixture.path + "/base.yaml", &findings))
    let listener = Listener()
    let agents: [String: any Agent] = [RunFixture.agent: listener]
    let identity = BaselineIdentity(form: .workflow, name: "base", workflow: "flow", version: "1.0.0", digest: "0")
    var context = Runner.Context(casegateVersion: "0", started: Date(timeIntervalSince1970: 0), agents: agents)
    context.baseline = .version(
      BaselineVersion(base.workflow, identity: identity, own: [:], candidate: agents, shared: [RunFixture.agent]))
    _ = try await Runner(plan: fixture.plan(), context: context) { _ in }.run()
    #expect(listener.told.withLock(\.count) == asked)
    #expect(listener.told.withLock(\.last) == (asked == 1 ? ["look 2", "advise 3", "look 5"] : ["advise 3"]))
  }

  @Test func resultsThatNobodyIsToldAreSaid() throws {
    let loaded = try fixture().loaded()
    let checks = CaseChecks(workflow: loaded.workflow)
    let bytes = Array(Self.item.utf8)
    let item = try #require(
      CaseParser.parse(line: Array(bytes.dropLast()), number: 1, byteOffset: 0, file: "cases.jsonl"))
    var findings = Findings()
    checks.check(item, &findings)
    #expect(findings.kept.map(\.code) == ["tool-result.changing", "tool-result.action"])
    #expect(!findings.hasErrors)
  }
}
