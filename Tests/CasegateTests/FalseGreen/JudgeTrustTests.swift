import CaseJSON
import Foundation
import Testing

/// A judge that is the candidate itself, another one than before, or one that nobody has held against people.
@Suite(.endToEnd, .timeLimit(.minutes(15))) struct JudgeTrustTests {
  @Test func fg39_theJudgeIsTheCandidate() throws {
    try JudgeFixture().changing("agent: grader", to: "agent: writer").run()
      .ends(with: 65, saying: "'writer' decides in the workflow, and would judge itself")
    let twin = JudgeFixture().changing(
      "writer: {recording: replies.jsonl}",
      to: "writer: {command: ['\(Binary.faultyWorker)', --only, judge], env: [PATH]}")
    try twin.run().ends(with: 65, saying: "'grader' is what 'writer' is, and would judge itself")
  }

  /// A chat model judges the same twice, and is not the one that is judged, by whatever name.
  @Test func fg39_theJudgeIsTheCandidatesModel() throws {
    let chat = { (model: String, temperature: String) in
      "{chat: {api: openai, endpoint: 'https://api.example.com/v1/chat/completions', model: \(model),"
        + " prompt: prompts/p.mustache\(temperature)}, recording: scores.jsonl}"
    }
    var prompt = "{{input.text}} {{input.rubric}} {{input.instructions}}"
    func check(_ writer: String, _ grader: String) throws -> Attempt {
      var fixture = JudgeFixture()
      fixture.recording = []
      let changed = fixture.changing("writer: {recording: replies.jsonl}", to: "writer: \(writer)")
        .changing("grader: {recording: scores.jsonl}", to: "grader: \(grader)")
      let project = try changed.project()
      try project.write(prompt, to: "prompts/p.mustache")
      return try project.attempt(["check", "flow.yaml"])
    }
    let cold = ", temperature: 0"
    let writer = chat("gpt-4o", cold)
    #expect(try check(writer, chat("gpt-4o-mini-2024-07-18", cold)).status == 0)
    try check(writer, chat("gpt-4o", cold)).ends(with: 65, saying: "'grader' is what 'writer' is")
    try check(writer, chat("gpt-4o-2024-08-06", cold)).ends(with: 65, saying: "'grader' is what 'writer' is")
    try check(writer, chat("claude", "")).ends(with: 65, saying: "would not say the same twice")
    try check(writer, chat("claude", ", temperature: 0.1")).ends(with: 65, saying: "write temperature: 0")
    prompt = "{{input.subject}}"
    try check(writer, chat("claude", cold)).ends(
      with: 65, saying: "the input field 'subject' is nothing that a judge is sent", "does not show the judge")
  }

  /// Declared apart, and one model answers for both.
  @Test func fg39_theModelThatAnsweredJudges() throws {
    let attempt = try JudgeFixture().answering(4, "judge:same-model good").run()
    try attempt.ends(with: 2, saying: "judge_failed", "writer-1 answered for the case, and judges itself")
  }

  @Test(arguments: ["pass: {at_least: 4}", "scale: [1, 5]"])
  func fg40_anotherJudgeThanTheBaselines(change: String) throws {
    let other = change.hasPrefix("pass") ? "pass: {at_least: 3}" : "scale: [0, 5]"
    let project = try JudgeFixture()
      .changing("  judge: {", to: "  regression: {newly_broken: {at_most: 0}}\n  judge: {").project()
    let own = try project.read("flow.yaml")
    try project.write(own.replacing("1.0.0", with: "0.9.0"), to: "base.yaml")
    try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"]).promotes()
    try project.write(own.replacing("1.0.0", with: "0.9.0").replacing(change, with: other), to: "base.yaml")
    try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
      .ends(
        with: 2, saying: "the judge helpfulness is another one than the baseline's",
        "regression.newly_broken is undecided")
  }

  @Test func fg40_anotherRubricThanTheRecordedRuns() throws {
    var fixture = JudgeFixture().changing("  judge: {", to: "  regression: {newly_broken: {at_most: 0}}\n  judge: {")
    let project = try fixture.project()
    _ = try project.attempt(["run", "flow.yaml"])
    let run = try #require(project.runs.last)
    try project.attempt(["run", "flow.yaml", "--baseline", run]).promotes()
    fixture.rubric += " Be generous."
    try fixture.write(to: project)
    try project.attempt(["run", "flow.yaml", "--baseline", run])
      .ends(with: 2, saying: "the judge helpfulness is another one than the baseline's")
  }

  /// A judge that echoed the expectation would give full marks for it.
  @Test func fg41_nobodyIsShownWhatIsExpected() throws {
    let spy = #"""
      while read -r line; do
        printf '%s\n' "$line" >> seen.txt
        id=${line#*\"id\":}; id=${id%%,*}
        printf '{"jsonrpc":"2.0","id":%s,"result":{"output":{"score":5}}}\n' "$id"
      done
      """#
    var fixture = JudgeFixture().changing(
      "command: ['\(Binary.faultyWorker)', --only, judge], env: [PATH]", to: "command: [sh, spy.sh], files: [spy.sh]")
    fixture.expected =
      #"{"disposition":"act","output":{"answer":{"all":[{"contains":"good"},{"judge":"helpfulness"}]},"secret":{"any":[{"exists":false},{"equals":"EXPECTED-WORD"}]}}}"#
    let project = try fixture.project()
    try project.write(spy, to: "spy.sh")
    _ = try project.attempt(["run", "flow.yaml"])
    let seen = try project.read("seen.txt")
    let first = try #require(seen.split(separator: "\n").first)
    let sent = try #require(Attempt.parse(String(first))?["params"]?["input"])
    #expect(sent.members.map(\.name).sorted() == ["instructions", "rubric", "scale", "text"])
    #expect(seen.contains("a good answer") && seen.contains("it answers the question"))
    for word in ["EXPECTED-WORD", "disposition", "passes", "canary", "Grace", "question 3"] {
      #expect(!seen.contains(word), "\(word)")
    }
  }

  @Test func fg42_missingCalibration() throws {
    let without = JudgeFixture().changing("    calibration: calibration.jsonl\n", to: "")
      .changing("  judge: {kappa: {at_least: 0.6}, canaries: {at_most: 0}}\n", to: "")
    let attempt = try without.run()
    try attempt.ends(with: 2, saying: "held against no verdict of people")
    var shadow = without
    shadow.stage = "shadow"
    let warned = try shadow.run()
    try warned.promotes()
    #expect(warned.printed.contains("held against no verdict of people"), "\(warned.printed)")
    // A gate that asks for agreement is not satisfied by none.
    var asking = JudgeFixture().changing("    calibration: calibration.jsonl\n", to: "")
    asking.stage = "shadow"
    try asking.run().ends(with: 2, saying: "kappa of helpfulness is undecided: 0 verdicts of people")
  }

  /// Texts that cases carry count as those of the judge's file do, canaries too.
  @Test func fg42_casesMayCarryVerdicts() throws {
    var fixture = JudgeFixture().changing("    calibration: calibration.jsonl\n", to: "")
    fixture.carriesVerdicts = true
    let attempt = try fixture.run()
    try attempt.promotes()
    let judge = try #require(try attempt.verdict()?["judges"]?[0])
    #expect(judge["verdicts"]?.int == 24 && judge["canaries"]?.int == 2)
    #expect(judge["kappa"]?.number?.double == 0.75)
    fixture.canaries.append("a good canary")
    try fixture.run().ends(with: 2, saying: "helpfulness let 1 of 3 canaries pass")
    fixture.canaries.removeLast()
    fixture.judgedRubric = String(repeating: "f", count: 64)
    try fixture.run().ends(with: 2, saying: "24 verdicts of people on texts of helpfulness are for another rubric")
    fixture.judgedRubric = "not a digest"
    try fixture.run().ends(with: 65, saying: "the digest of a rubric is expected here")
  }

  /// The judge that people calibrated is the one that judges.
  @Test func fg61_anotherModelThanTheCalibratedOneJudges() throws {
    var fixture = JudgeFixture()
    let model = { (row: String, name: String) in row.replacing(#""reply":{"#, with: #""reply":{"model":"\#(name)","#) }
    fixture.recording = fixture.scores().map { model($0, "grader-1") }
    try fixture.run().promotes()
    fixture.recording = fixture.scores().enumerated().map { model($1, $0 == 3 ? "grader-2" : "grader-1") }
    try fixture.run().ends(with: 2, saying: "grader-2 judges, and grader-1 was held against people")
    fixture.recording = fixture.scores().enumerated().map { model($1, $0 == 13 ? "grader-2" : "grader-1") }
    try fixture.run().ends(with: 2, saying: "helpfulness answered as more than one model: grader-1, grader-2")
  }

  @Test func fg42_staleCalibration() throws {
    var fixture = JudgeFixture()
    fixture.judgedRubric = String(repeating: "0", count: 64)
    let attempt = try fixture.run()
    try attempt.ends(
      with: 2, saying: "24 verdicts of people on texts of helpfulness are for another rubric",
      "write rubric: \(fixture.rubricDigest.prefix(12))")
    var changed = JudgeFixture()
    changed.judgedRubric = changed.rubricDigest
    changed.rubric += " Or nearly."
    try changed.run().ends(with: 2, saying: "for another rubric")
  }

  @Test func fg42_aJudgeThatDoesNotAgreeWithPeople() throws {
    var fixture = JudgeFixture()
    fixture.verdicts = fixture.verdicts.enumerated().map { ($0.element.text, $0.offset % 2 == 0) }
    try fixture.run().ends(with: 2, saying: "kappa of helpfulness", "misses ≥ 0.6, so that its scores say nothing")
  }

  /// All texts that people judged are good: a judge that finds everything good agrees with all of them.
  @Test func fg42_agreementThatCouldNotFail() throws {
    var fixture = JudgeFixture()
    fixture.verdicts = (0..<40).map { ("good text \($0)", true) }
    try fixture.run().ends(with: 2, saying: "so that κ is 0/0")
    fixture.verdicts = [("good text", true), ("bad text", false)]
    try fixture.run().ends(with: 2, saying: "2 verdicts of people, and κ is believed from 20 on")
    let confident = JudgeFixture().changing("kappa: {at_least: 0.6}", to: "kappa: {at_least: 0.6, confidence: 0.95}")
    try confident.run().ends(with: 2, saying: "kappa of helpfulness: 0.75, lower bound 0.", "misses ≥ 0.6 at 0.95")
  }

  /// What loosens a judge is a loosened gate.
  @Test(arguments: [
    ("pass: {at_least: 4}", "pass: {at_least: 3}"), ("agent: grader", "agent: other"),
    ("scale: [1, 5]", "scale: [0, 5]"), ("kappa: {at_least: 0.6}", "kappa: {at_least: 0.5}"),
    ("canaries: {at_most: 0}", "canaries: {at_most: 1}"), ("    calibration: calibration.jsonl\n", ""),
  ])
  func fg55_aLoosenedJudgeIsALoosenedGate(old: String, new: String) throws {
    let project = try JudgeFixture().changing("judges:", to: "  other: {recording: replies.jsonl}\njudges:").project()
    let text = try project.read("flow.yaml")
    #expect(text.contains(old))
    try project.write(text.replacing(old, with: new).replacing("1.0.0", with: "1.1.0"), to: "new.yaml")
    let attempt = try project.attempt(["diff", "flow.yaml", "new.yaml", "--json"])
    #expect(attempt.status != 0)
    #expect(attempt.printed.contains("gate_loosened"), "\(attempt.printed)")
  }

  @Test func fg55_aLoosenedRubricIsALoosenedGate() throws {
    let project = try JudgeFixture().project()
    let text = try project.read("flow.yaml")
    let files = [
      "prompts/helpfulness.md", "calibration.jsonl", "replies.jsonl", "cases.jsonl", "judged.incidents.jsonl",
    ]
    for file in files {
      try project.write(try project.read(file), to: "old/" + file)
    }
    try project.write(text, to: "old/flow.yaml")
    try project.write("5: it is there.", to: "prompts/helpfulness.md")
    let attempt = try project.attempt(["diff", "old/flow.yaml", "flow.yaml"])
    #expect(attempt.status != 0)
    #expect(attempt.printed.contains("the rubric prompts/helpfulness.md changed"), "\(attempt.printed)")
  }
}
