import CaseJSON
import CaseJudgement
import CaseModel
import Foundation
import Testing

@testable import CaseFiles

/// The records that a run leaves behind, byte for byte; nothing ever updates the files in `Golden` by itself.
@Suite struct GoldenRecordTests {
  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Golden").path

  private let project: TemporaryProject
  private let loaded: LoadedWorkflow

  init() throws {
    project = try Texts.project()
    try project.write(Self.dataset, to: "cases.jsonl")
    let (loaded, findings) = project.load()
    self.loaded = try #require(loaded, "\(findings.text)")
  }

  private static let dataset = [
    #"{"id":"c0","input":{"text":"hi"},"expected":{"disposition":"act","action":"reply"},"tags":["a"],"cluster":"k"}"#,
    #"{"id":"c1","input":{"text":"ü \" \\ \u0001"},"expected":{"disposition":"refuse","reason":"policy"},"severity":"high"}"#,
    #"{"id":"c2","input":{"text":"angry"},"expected":{"disposition":"escalate","to":"lead"}}"#,
    #"{"id":"c3","input":{"amount":51},"expected":{"disposition":"refuse"},"severity":"critical"}"#,
    #"{"id":"c4","input":{"text":"x"},"expected":{"any_of":[{"disposition":"act"},{"disposition":"refuse"}]}}"#,
  ].map { $0 + "\n" }.joined()

  /// Holds bytes against a golden file.
  private func compare(_ bytes: [UInt8], _ name: String) throws {
    let path = Self.golden + "/" + name
    let expected = try String(contentsOfFile: path, encoding: .utf8)
    let actual = String(decoding: bytes, as: UTF8.self)
    guard actual != expected else { return }
    let written = FileManager.default.temporaryDirectory.appendingPathComponent("casegate-actual-\(name)")
    try Data(bytes).write(to: written)
    let lines = zip(actual.split(separator: "\n"), expected.split(separator: "\n"))
    let first = lines.first { $0 != $1 }.map { "\($0)\nwhere there was\n\($1)" } ?? "one has more lines"
    Issue.record("\(name) is another record than before; it now is \(written.path): \(first)")
  }

  private var datasets: [ManifestRecord.Dataset] {
    get throws {
      try loaded.datasets.map { file in
        ManifestRecord.Dataset(
          file: file, digest: try DigestedFile.digest(path: file.path, shownAs: file.name), cases: 5)
      }
    }
  }

  @Test func manifest() throws {
    let record = ManifestRecord(
      casegateVersion: "1.2.3", scorerVersion: 1, run: "20261121T022000Z-flow-1.0.0",
      started: Date(timeIntervalSince1970: 1_795_227_600), loaded: loaded, datasets: try datasets, plannedCases: 5,
      repeats: 2, subsetReasons: ["--limit 5"], isKilled: false, unverifiedReplies: 1)
    try compare(record.bytes, "manifest.json")
  }

  @Test func resultsOfEachKind() throws {
    var writer = JSONWriter()
    for (ordinal, run) in try runs().enumerated() {
      let subject = ResultRecord.Subject(run.read, dataset: loaded.datasets[0])
      let why = run.score.passed ? nil : Scorer.summary(run.outcome, against: run.read.item.expected)
      ResultRecord.write(
        subject, ordinal: ordinal, repetition: 1, outcome: run.outcome, score: run.score, why: why,
        rules: ResultRecord.Rules(loaded.workflow.steps), to: &writer)
    }
    try compare(writer.bytes, "results.jsonl")
  }

  @Test func verdict() throws {
    var tally = Tally()
    var worst = Shortlist<FailureNote>()
    var facts = RunFacts()
    for (ordinal, run) in try runs().enumerated() {
      let item = run.read.item
      tally.add(ScoredCase(item, runs: [ScoredRun(run.outcome, run.score)]))
      facts.cases += 1
      if !run.score.passed {
        worst.add(
          FailureNote(
            ordinal: ordinal, caseID: item.id, repetition: 1, file: "cases.jsonl", line: run.read.line,
            severity: item.severity, kind: run.score.failure, fault: run.outcome.fault?.kind, why: "because",
            owner: run.outcome.owner))
      }
    }
    (facts.planned, facts.executed, facts.scored, facts.reported) = (facts.cases, facts.cases, facts.cases, facts.cases)
    let numbers = MetricReport(tally)
    let budget = BudgetReport(numbers, policy: loaded.workflow.budget)
    let gate = Gate.evaluate(policy: loaded.workflow.gate, budget: budget, report: numbers, facts: facts)
    let verdict = RunVerdict(
      workflow: loaded.workflow, facts: facts, gate: gate, numbers: numbers, budget: budget, worst: worst,
      flips: Shortlist<FlippingCase>())
    try compare(
      VerdictRecord(casegateVersion: "1.2.3", verdict: verdict, digests: loaded.digests, datasets: datasets).bytes,
      "verdict.json")
  }

  private struct Run {
    let read: ReadCase
    let outcome: Outcome
    let score: Score
  }

  /// One run of each case: acted, refused, escalated, acted beyond authority under an approval, broke.
  private func runs() throws -> [Run] {
    var reader = try LineReader(path: project.path + "/cases.jsonl", shownAs: "cases.jsonl")
    let block = try #require(try reader.next())
    let cases = CaseParser.parse(block, file: "cases.jsonl").cases
    try #require(cases.count == 5)
    return zip(cases, try outcomes()).map { read, outcome in
      Run(read: read, outcome: outcome, score: Scorer.score(outcome, against: read.item.expected))
    }
  }

  private func outcomes() throws -> [Outcome] {
    let reply = try #require(
      JSONScanner.scan(Array(#"{"output":{"label":"x"},"usage":{"latency_ms":12.5}}"#.utf8)).document)
    var trace = Trace()
    trace.replies = [NamedReply(agent: "classifier", reply: Reply.decode(reply.root))]
    trace.step = 3
    var acted = Outcome(.act, trace: trace)
    acted.calls = [Call(ProposedCall(action: "reply", arguments: nil), tier: .write)]
    acted.output = reply.root["output"]
    acted.owner = AccountableOwner(name: "Ada", role: .workflowOwner)
    var refused = Outcome(.refuse(.missingInput), trace: trace)
    refused.trace.authority = AuthorityDecision(
      .refused(.missingInput), rule: .missingInput, action: "pay", detail: "the input has no amount")
    refused.owner = AccountableOwner(name: "Grace", role: .exceptionOwner)
    var escalated = Outcome(.escalate(to: "lead"), trace: trace)
    escalated.attached = ["text"]
    escalated.missingAttachments = ["amount"]
    escalated.owner = AccountableOwner(name: "Linus", role: .escalationOwner)
    var approved = Outcome(.act, trace: Trace())
    let approval = Approval(action: "pay", contract: "lead", approver: "Barbara", at: nil, evidence: "mail 7")
    approved.trace.authority = AuthorityDecision(
      .approved(approval), rule: .approval, action: "pay", detail: "approved")
    let violation = AuthorityDecision(.escalated(to: "lead"), rule: .limits, action: "pay", detail: "51 is beyond")
    approved.calls = [
      Call(ProposedCall(action: "pay", arguments: reply.root, state: .executed), tier: .execute, violation: violation),
      Call(ProposedCall(action: "unheard_of", arguments: nil, state: .failed), tier: nil),
    ]
    approved.owner = AccountableOwner(name: "Barbara", role: .approver)
    var broken = Outcome(.error(Fault(.timeout, "after 30 s")), trace: Trace())
    broken.owner = AccountableOwner(name: "Ada", role: .workflowOwner)
    return [acted, refused, escalated, approved, broken]
  }
}
