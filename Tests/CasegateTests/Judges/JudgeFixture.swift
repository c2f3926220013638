import CaseFiles
import CaseJSON
import CaseModel
import Foundation
import Testing

/// A workflow whose answers a judge scores, with texts that people have judged; promotes as it is.
struct JudgeFixture {
  /// What the workflow's agent writes, case by case.
  var answers = Array(repeating: "a good answer", count: 10)
  /// Of the recording of the workflow's agent.
  var model = "writer-1"
  /// Expected of each case.
  var expected = #"{"disposition":"act","output":{"answer":{"judge":"helpfulness"}}}"#
  /// Texts and whether people find them good.
  var verdicts: [(text: String, passes: Bool)] = JudgeFixture.agreed
  var canaries = ["a rude answer", "an empty promise"]
  /// The rubric that people judged by; that of the file unless said.
  var judgedRubric: String?
  var rubric = "5: it answers the question. 1: it does not."
  /// Replaced in the workflow's text, one after another.
  var changes: [(old: String, new: String)] = []
  /// The judge's recording; absent where its program is asked.
  var recording: [String]?
  var stage = "bounded"
  /// Whether the first case carries the verdicts of people, and no file does.
  var carriesVerdicts = false

  /// Eleven of twelve good ones pass, and ten of twelve bad ones fail: κ is 0.75.
  static let agreed: [(text: String, passes: Bool)] =
    (0..<11).map { ("good text \($0)", true) } + [("a plain text", true)]
    + (0..<10).map { ("bad text \($0)", false) } + [("fair text 1", false), ("fair text 2", false)]

  var workflow: String {
    let judge =
      recording == nil
      ? "{command: ['\(Binary.faultyWorker)', --only, judge], env: [PATH]}" : "{recording: scores.jsonl}"
    let text = """
      casegate: 1
      name: judged
      version: 1.0.0
      stage: \(stage)
      owners: {workflow: {name: Ada}, system: {name: Barbara}, exception: \(Fixture.exceptionOwner)}
      agents:
        writer: {recording: replies.jsonl}
        grader: \(judge)
      judges:
        helpfulness:
          agent: grader
          rubric: prompts/helpfulness.md
          scale: [1, 5]
          pass: {at_least: 4}
          calibration: calibration.jsonl
      decide:
        - adopt: writer
      budget: {objective: 0.9, window: 30d, volume: 1000, incidents: judged.incidents.jsonl}
      gate:
        cases: {at_least: 10}
        pass_rate: {at_least: 0.9}
        judge: {kappa: {at_least: 0.6}, canaries: {at_most: 0}}
      datasets: [cases.jsonl]
      kill_switch: {on: false, owner: {name: Barbara}}

      """
    return changes.reduce(text) { text, change in text.replacing(change.old, with: change.new) }
  }

  /// With another text in the workflow; a text that is not there would make the trap a blank.
  func changing(
    _ old: String, to new: String, at location: Testing.SourceLocation = #_sourceLocation
  ) -> JudgeFixture {
    #expect(workflow.contains(old), "the workflow does not hold \(old)", sourceLocation: location)
    var changed = self
    changed.changes.append((old, new))
    return changed
  }

  /// With another answer of the workflow to one case.
  func answering(_ index: Int, _ text: String) -> JudgeFixture {
    var changed = self
    changed.answers[index] = text
    return changed
  }

  var rubricDigest: String { Digest(of: Array(rubric.utf8)).description }

  var cases: String {
    answers.indices.map { index in
      let carried = carriesVerdicts && index == 0 ? #","judged":[\#(judged { _ in #""judge":"helpfulness""# })]"# : ""
      return #"{"id":"c\#(index)","input":{"text":"question \#(index)"},"expected":\#(expected)\#(carried)}"# + "\n"
    }.joined()
  }

  var replies: String {
    answers.enumerated().map { index, answer in
      let text = Self.quoted(answer)
      return
        #"{"case":"c\#(index)","repeat":1,"agent":"writer","reply":{"disposition":"act","output":{"answer":\#(text)},"model":"\#(model)"}}"#
        + "\n"
    }.joined()
  }

  var calibration: String { judged(separator: "\n") { #""id":"\#($0)""# } + "\n" }

  /// The verdicts of people as JSON objects.
  ///
  /// - Parameter first: the first member of each, by what the text is called.
  private func judged(separator: String = ",", _ first: (String) -> String) -> String {
    let rubric = (judgedRubric ?? rubricDigest).prefix(16)
    let rows = verdicts.enumerated().map { index, verdict in
      #"{\#(first("h\(index)")),"text":\#(Self.quoted(verdict.text)),"passes":\#(verdict.passes)"#
    }
    let known = canaries.enumerated().map { index, text in
      #"{\#(first("k\(index)")),"text":\#(Self.quoted(text)),"passes":false,"canary":true"#
    }
    return (rows + known).map { $0 + #","by":"Grace","rubric":"\#(rubric)"}"# }.joined(separator: separator)
  }

  /// A row of the judge's recording.
  static func score(_ subject: String, _ text: String, _ output: String) -> String {
    let digest = Digest(of: Array(text.utf8)).description.prefix(16)
    return
      #"{"case":"\#(subject)#helpfulness:\#(digest)","repeat":1,"agent":"grader","reply":{"output":{"score":\#(output)}}}"#
  }

  /// The scores of a judge that agrees with people.
  func scores(_ output: (String) -> String = { _ in "5" }) -> [String] {
    answers.enumerated().map { Self.score("c\($0)", $1, output($1)) }
      + verdicts.enumerated().map { Self.score("h\($0)", $1.text, $1.passes ? "5" : "1") }
      + canaries.enumerated().map { Self.score("k\($0)", $1, "1") }
  }

  func project() throws -> Project {
    let project = try Project()
    try write(to: project)
    return project
  }

  func write(to project: Project) throws {
    try project.write(workflow, to: "flow.yaml")
    try project.write(cases, to: "cases.jsonl")
    try project.write(replies, to: "replies.jsonl")
    try project.write(rubric, to: "prompts/helpfulness.md")
    try project.write(calibration, to: "calibration.jsonl")
    try project.write("", to: "judged.incidents.jsonl")
    if let recording { try project.write(recording.map { $0 + "\n" }.joined(), to: "scores.jsonl") }
  }

  func run(_ arguments: String...) throws -> Attempt { try project().attempt(["run", "flow.yaml"] + arguments) }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}
