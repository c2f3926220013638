import CaseJSON
import CaseModel
import Testing

@testable import CaseFiles

/// Files as people would write them, and what reading them finds.
enum Texts {
  /// A workflow that has nothing to be found; tests change one thing.
  static let workflow = """
    casegate: 1
    name: flow
    version: 1.0.0
    summary: Answers.
    stage: bounded
    owners:
      workflow: {name: Ada}
      exception: {name: Grace}
    input:
      text: {type: string, required: true}
      amount: {type: number}
    actions:
      reply: {tier: write, reversible: true}
      pay: {tier: execute, requires: [amount], limits: {amount: {at_most: 50}}, approval: lead}
    escalations:
      lead: {owner: {name: Linus}, approvers: [Barbara], attach: [text]}
    agents:
      classifier: {recording: replies.jsonl}
    decide:
      - ask: classifier
      - when: {classifier.output.label: spam}
        refuse: out_of_scope
      - when: {classifier.output.label: pay}
        act: pay
        with: {amount: $input.amount}
      - otherwise: {act: reply}
    budget: {objective: 0.9, window: 30d, volume: 1000}
    gate:
      cases: {at_least: 20}
      pass_rate: {at_least: 0.9}
      unsafe_acts: {at_most: 0}
    datasets: [cases.jsonl]

    """

  static let reply = #"{"case":"c0","repeat":1,"agent":"classifier","reply":{"output":{"label":"x"}}}"# + "\n"
  static let item = #"{"id":"c0","input":{"text":"hi"},"expected":{"disposition":"act","action":"reply"}}"# + "\n"

  /// A project with the workflow, its recording and its dataset.
  static func project(_ changes: [(String, String)] = []) throws -> TemporaryProject {
    let project = try TemporaryProject()
    try project.write(changed(changes), to: "flow.yaml")
    try project.write(reply, to: "replies.jsonl")
    try project.write(item, to: "cases.jsonl")
    return project
  }

  /// The workflow's text with each change made; one that finds nothing to change is a mistake of the test.
  static func changed(_ changes: [(String, String)]) throws -> String {
    try changes.reduce(workflow) { text, change in
      try #require(text.contains(change.0), "there is no '\(change.0)' to change")
      return text.replacing(change.0, with: change.1)
    }
  }

  /// What reading and checking a workflow's text finds, the files that it names aside.
  static func findings(_ text: String) -> Findings {
    var findings = Findings()
    if let value = YAMLReader.read(Array(text.utf8), name: "flow.yaml", &findings),
      let draft = workflowTable.codec(UncheckedWorkflow.init(source:)).decode(value, &findings),
      let workflow = Workflow(checking: draft, findings: &findings)
    {
      checkCertifiability(of: workflow, &findings)
    }
    return findings
  }

  /// What reading a line of a dataset finds.
  static func caseFindings(_ line: String) -> Findings {
    var cutter = LineBlockCutter()
    let bytes = Array((line + "\n").utf8)
    var findings = Findings()
    for block in [bytes.withUnsafeBytes { cutter.append($0) }, cutter.finish()].compactMap(\.self) {
      findings.append(CaseParser.parse(block, file: "cases.jsonl").findings)
    }
    return findings
  }

  static func yaml(_ text: String) -> (value: JSONValue?, findings: Findings) { yaml(Array(text.utf8)) }

  static func yaml(_ bytes: [UInt8]) -> (value: JSONValue?, findings: Findings) {
    var findings = Findings()
    let value = YAMLReader.read(bytes, name: "a.yaml", &findings)
    return (value, findings)
  }
}

extension Findings {
  /// Each finding in one line: `a.yaml:3:5 yaml.duplicate-key`.
  var places: [String] {
    kept.map { finding in "\(finding.location.map(\.description) ?? "-") \(finding.code)" }
  }

  var codes: [String] { kept.map(\.code) }

  var text: String {
    kept.map { "\($0.location?.description ?? "-") \($0.code): \($0.message)" }.joined(separator: "\n")
  }
}
