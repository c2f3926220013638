import CaseJSON
import Testing

/// Comparisons of real systems. The figures come from a script of ten lines that counts the pairs and sums
/// `math.comb(b + c, k)` up to `min(b, c)` as fractions.
@Suite(.endToEnd) struct ComparisonTests {
  private static func comparison(of project: Project, _ workflow: String) throws -> JSONValue {
    try project.write(workflow, to: "flow.yaml")
    try project.write(workflow.replacing("replies.jsonl", with: "base.jsonl"), to: "base.yaml")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--quiet"])
    let verdict = try #require(try attempt.verdict(), "\(attempt.printed)")
    #expect(verdict["runs"]?["errors"]?.int == 0)
    // Two runs that are finished give the same.
    let runs = try [workflow.replacing("replies.jsonl", with: "base.jsonl"), workflow].map { text in
      try project.write(text, to: "flow.yaml")
      return try #require(try project.attempt(["run", "flow.yaml", "--quiet"]).run)
    }
    let compared = try project.attempt(["compare", runs[0], runs[1], "--json"])
    let record = try #require(Attempt.parse(compared.ending.output), "\(compared.printed)")
    let comparison = try #require(verdict["comparison"])
    for key in ["newly_broken", "newly_fixed", "still_broken", "still_right", "copies", "difference", "slices"] {
      #expect(record["comparison"]?[key] == comparison[key], "\(key)")
    }
    return comparison
  }

  private static func expect(_ comparison: JSONValue, broken: Int, fixed: Int, p: Double, cases: Int) throws {
    #expect(comparison["newly_broken"]?.int == broken)
    #expect(comparison["newly_fixed"]?.int == fixed)
    #expect(comparison["cases"]?.int == cases)
    let found = try #require(comparison["difference"]?["mcnemar"]?["exact"]?.number?.double)
    #expect(abs(found - p) <= 1e-9 * p, "\(found)")
    let mean = try #require(comparison["difference"]?["value"]?.number?.double)
    #expect(abs(mean - Double(fixed - broken) / Double(cases)) < 1e-12)
  }

  /// The same fifty tasks, tried twice by the same model.
  @Test(.enabled(if: RealData.isPresent("tau_airline"), RealData.absence(of: "tau_airline")))
  func tauTrialOneWithTrialTwo() throws {
    let project = try RealData.project(
      "tau_airline", cases: "cases_by_reward.jsonl", recording: "recording_by_reward.jsonl")
    let rows = try project.read("replies.jsonl").split(separator: "\n")
    func trial(_ number: Int) -> String {
      rows.filter { $0.contains(#""repeat":\#(number),"#) }
        .map { $0.replacing(#""repeat":\#(number),"#, with: #""repeat":1,"#) + "\n" }.joined()
    }
    let (first, second) = (trial(1), trial(2))
    #expect(first != second)
    try project.write(first, to: "base.jsonl")
    try project.write(second, to: "replies.jsonl")
    let workflow = RealData.workflow(named: "airline", agent: "assistant", body: "decide: [{adopt: assistant}]")
    try Self.expect(Self.comparison(of: project, workflow), broken: 9, fixed: 10, p: 1, cases: 50)
  }

  /// Two systems on the same 991 queries, at two floors of confidence.
  @Test(
    .enabled(if: RealData.isPresent("hint3_curekart_rasa"), RealData.absence(of: "hint3_curekart_rasa")),
    arguments: [("0.1", 60, 316, 4.303443253785382e-43), ("0.5", 106, 301, 9.894320194525084e-23)])
  func rasaWithDialogflow(threshold: String, broken: Int, fixed: Int, p: Double) throws {
    let project = try RealData.project("hint3_curekart_dialogflow", recording: "recording.jsonl")
    let rasa = try RealData.project("hint3_curekart_rasa", recording: "recording.jsonl")
    #expect(try project.read("cases.jsonl") == rasa.read("cases.jsonl"))
    try project.write(rasa.read("replies.jsonl"), to: "base.jsonl")
    let workflow = RealData.workflow(
      named: "hint3", agent: "nlu",
      body: """
        decide:
          - ask: nlu
          - when: {nlu.confidence: {below: \(threshold)}}
            refuse: out_of_scope
          - adopt: nlu
        """)
    try Self.expect(Self.comparison(of: project, workflow), broken: broken, fixed: fixed, p: p, cases: 991)
  }
}
