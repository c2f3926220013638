import CaseAgents
import CaseFiles
import CaseJSON
import CaseModel
import CaseRun
import Foundation
import Testing

/// A project whose dataset is larger than one block, and the parts of a run of it.
final class RunFixture {
  let path: String

  static let agent = "classifier"

  init(cases: Int, padding: Int = 0) throws {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("casegate-run-\(UUID().uuidString)")
      .resolvingSymlinksInPath().path
    try FileManager.default.createDirectory(atPath: path + "/.git", withIntermediateDirectories: true)
    try write(Self.workflow, to: "flow.yaml")
    try write(Self.dataset(0..<cases, padding: padding), to: "cases.jsonl")
    try write("", to: "replies.jsonl")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
  }

  static func dataset(_ range: Range<Int>, padding: Int = 0) -> String {
    let filler = String(repeating: "x", count: padding)
    return range.map { index in
      #"{"id":"c\#(index)","input":{"n":\#(index),"filler":"\#(filler)"},"expected":{"disposition":"act","action":"reply"},"tags":["\#(index % 2 == 0 ? "even" : "odd")"]}"#
        + "\n"
    }.joined()
  }

  static let workflow = """
    casegate: 1
    name: flow
    version: 1.0.0
    stage: bounded
    owners: {workflow: {name: Ada}, exception: {name: Grace}}
    actions: {reply: {tier: write}}
    agents: {classifier: {recording: replies.jsonl}}
    decide: [{ask: classifier}, {when: {classifier.output.n: {below: 10}}, refuse: policy}, {otherwise: {act: reply}}]
    budget: {objective: 0.5, window: 30d, volume: 1000}
    gate: {cases: {at_least: 1}, pass_rate: {at_least: 0.1}}
    datasets: [cases.jsonl]

    """

  func loaded() throws -> LoadedWorkflow {
    var findings = Findings()
    let loaded = WorkflowLoader.load(path + "/flow.yaml", &findings)
    return try #require(loaded, "\(findings.kept.map(\.message))")
  }

  func plan(
    repeats: Int = 1, selection: Selection = Selection(), isKilled: Bool = false, jobs: Int = 1,
    datasets: [DatasetReference]? = nil
  ) throws -> RunPlan {
    var findings = Findings()
    let plan = RunPlan(
      try loaded(), datasets: datasets, repeats: repeats, selection: selection, isKilled: isKilled, jobs: jobs,
      &findings)
    return try #require(plan, "\(findings.kept.map(\.message))")
  }

  func runner(_ plan: RunPlan, agent: any Agent = EchoAgent(), emit: @escaping @Sendable (RunEvent) -> Void = { _ in })
    -> Runner
  {
    let context = Runner.Context(
      casegateVersion: "0", started: Date(timeIntervalSince1970: 1_795_227_600), agents: [Self.agent: agent])
    return Runner(plan: plan, context: context, emit: emit)
  }
}

/// Answers with the input's number.
struct EchoAgent: Agent {
  func propose(_ request: ProposalRequest) async -> Reply {
    if request.input["n"]?.int.map({ $0 % 7 == 0 }) == true { await Task.yield() }
    var builder = JSONBuilder()
    builder.beginObject()
    builder.key("output")
    builder.beginObject()
    builder.key("n")
    builder.int((request.input["n"]?.int ?? 0) + request.repetition)
    builder.end()
    builder.end()
    return Reply.decode(builder.finish())
  }
}
