import CaseJSON
import CaseModel
import CaseReplay
import Testing

@testable import CaseFiles

/// Workflows, cases and replies from the text that people would write.
enum Samples {
  /// A checked workflow: what every one needs goes without saying, the rest is YAML.
  ///
  /// - Parameter exception: whether there is an exception owner; only `shadow` does without.
  static func workflow(
    _ body: String, stage: String = "bounded", exception: Bool = true,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Workflow {
    let text = """
      casegate: 1
      name: sample
      version: 1.0.0
      stage: \(stage)
      owners:
        workflow: {name: Ada}
      \(exception ? "  exception: {name: Grace}" : "")
      \(body)
      budget: {objective: 0.9, window: 30d, volume: 1000}
      gate: {cases: {at_least: 1}, pass_rate: {at_least: 0.5}}
      """
    var findings = Findings()
    let value = try #require(
      YAMLReader.read(Array(text.utf8), name: "flow.yaml", &findings), "\(findings.messages)",
      sourceLocation: sourceLocation)
    let draft = workflowTable.codec(UncheckedWorkflow.init(source:)).decode(value, &findings)
    let checked = Workflow(
      checking: try #require(draft, "\(findings.messages)", sourceLocation: sourceLocation), findings: &findings)
    return try #require(checked, "\(findings.messages)", sourceLocation: sourceLocation)
  }

  /// A workflow that adopts the reply of the agent `a`, with an escalation `lead` beside it.
  static func adopting(_ actions: String, stage: String = "bounded", extra: String = "") throws -> Workflow {
    try workflow(
      """
      actions:
      \(actions.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))
      escalations:
        lead: {owner: {name: Linus}, approvers: [Barbara], attach: []}
        other: {owner: {name: Margaret}}
      agents: {a: {command: [a]}}
      \(extra)
      decide: [{adopt: a}]
      """, stage: stage)
  }

  static func item(
    _ input: String = "{}", approvals: String = "[]", sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws -> Case {
    let line = #"{"id":"c","input":\#(input),"approvals":\#(approvals),"expected":{"disposition":"act"}}"#
    return try #require(
      CaseParser.parse(line: Array(line.utf8), number: 1, byteOffset: 0, file: "cases.jsonl"),
      sourceLocation: sourceLocation)
  }

  static func json(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> JSONValue {
    let (document, faults) = JSONScanner.scan(Array(text.utf8))
    #expect(faults.isEmpty, sourceLocation: sourceLocation)
    return try #require(document, sourceLocation: sourceLocation).root
  }

  static func reply(_ text: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> Reply {
    Reply.decode(try json(text, sourceLocation: sourceLocation))
  }
}

/// A replay that was driven to its end, and which agents it asked on the way.
struct Driven {
  let outcome: Outcome
  let asked: [String]

  /// - Parameter replies: by agent; one that is not there answers with a fault.
  init(
    _ item: Case, through workflow: Workflow, replies: [String: String] = [:], killSwitch: Bool = false,
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) throws {
    var replay = Replay(of: item, through: workflow, killSwitch: killSwitch)
    var asked: [String] = []
    while true {
      switch replay.step() {
      case .finished(let outcome):
        self.outcome = outcome
        self.asked = asked
        return
      case .ask(let agent):
        asked.append(agent)
        try #require(asked.count < 20, "the replay never ends", sourceLocation: sourceLocation)
        let reply = try replies[agent].map { try Samples.reply($0, sourceLocation: sourceLocation) }
        replay.receive(reply ?? Reply(Fault(.transport, "no reply")))
      }
    }
  }
}

extension Findings {
  var messages: [String] { kept.map { "\($0.code): \($0.message)" } }
}

extension Outcome {
  /// The outcome in one line: `act`, `refuse missing_input`, `escalate lead`, `error empty_reply`.
  var line: String {
    switch result {
    case .act: "act"
    case .refuse(let reason): "refuse \(reason?.rawValue ?? "-")"
    case .escalate(let contract): "escalate \(contract)"
    case .error(let fault): "error \(fault.kind.rawValue)"
    }
  }

  var ownerLine: String { owner.map { "\($0.name), \($0.role.rawValue)" } ?? "nobody" }

  var callLines: [String] {
    calls.map { call in
      let arguments = call.call.arguments.map(\.canonicalText) ?? ""
      return "\(call.call.state.rawValue) \(call.call.action)\(arguments)"
        + (call.violation.map { " beyond \($0.rule?.rawValue ?? "-")" } ?? "")
    }
  }

  /// All that an outcome says, for comparing two of them.
  var everything: String {
    [
      line, ownerLine, callLines.joined(separator: ";"), output?.canonicalText ?? "", attached.joined(separator: ","),
      missingAttachments.joined(separator: ","), "\(trace.step ?? -1)", trace.authority?.detail ?? "",
      trace.replies.map { "\($0.agent)=\($0.reply.source.canonicalText)" }.joined(separator: ";"), fault?.message ?? "",
    ].joined(separator: "\n")
  }
}
