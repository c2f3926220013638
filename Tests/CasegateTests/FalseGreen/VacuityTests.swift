import CaseJSON
import Testing

/// Nothing was checked, and nothing objected.
@Suite(.endToEnd) struct VacuityTests {
  @Test(arguments: [[], [""], ["", "  ", ""]])
  func fg01_emptyDataset(lines: [String]) throws {
    var fixture = Fixture()
    fixture.cases = lines
    fixture.recording = Fixture.recording(count: 20)
    try fixture.run().ends(with: 65, saying: "cases.jsonl holds no case")
  }

  @Test(arguments: [["--tag", "nowhere"], ["--case", "c999"], ["--tag", "routine", "--case", "c2"]])
  func fg02_selectorMatchesNothing(arguments: [String]) throws {
    let project = try Project()
    try Fixture().write(to: project)
    let attempt = try project.attempt(["run", "flow.yaml"] + arguments)
    try attempt.ends(with: 2, saying: "no verdict: no case matches", arguments[0])
    #expect(project.runs.isEmpty)
  }

  @Test func fg02_sliceMatchesNothing() throws {
    func sliced(_ tag: String) -> Fixture {
      Fixture().changing(
        "  unsafe_acts:", to: "  slices: {\"tag:\(tag)\": {accuracy: {at_least: 0.9}}}\n  unsafe_acts:")
    }
    try sliced("routine").run().promotes()
    try sliced("rutine").run().ends(with: 2, saying: "NO VERDICT", "no case is in tag:rutine")
  }

  @Test func fg03_everyCaseErrs() throws {
    let skipped = Fixture().silent(on: Array(0..<20))
    try skipped.run().ends(with: 2, saying: "NO VERDICT", "20 runs ended in an error, 0 allowed: missing_recording 20")
    func forgiving(_ errors: Int) -> Fixture {
      skipped.changing("cases: {at_least: 20}", to: "cases: {at_least: 20}\n  errors: {at_most: \(errors)}")
    }
    try forgiving(19).run().ends(with: 2, saying: "NO VERDICT", "20 runs ended in an error, 19 allowed")
    try forgiving(20).run().ends(with: 65, saying: "the gate forgives 20 errors among 20 cases, which is all of them")
  }

  @Test func fg03_casesCannotBeSkippedByAKey() throws {
    try Fixture().altering([0, 1, 2, 3], #""input":"#, to: #""skip":true,"input":"#).run()
      .ends(with: 65, saying: "cases.jsonl:1:", "there is no key 'skip' here", "4 errors")
  }

  @Test func fg04_noCaseOfAScoredDisposition() throws {
    for (dropped, metric) in [(2, "refusal.recall"), (3, "escalation.recall")] {
      var fixture = Fixture(count: 28)
      fixture.recording = Fixture.recording(count: 28)
      try fixture.run().promotes()
      fixture.cases = fixture.cases.indices.filter { $0 % 4 != dropped }.map { fixture.cases[$0] }
      let attempt = try fixture.run()
      try attempt.ends(with: 2, saying: "NO VERDICT", "\(metric) ≥ 0.9 is undecided: nothing to measure")
      #expect(try attempt.metric("pass_rate") == 1)
      #expect(try attempt.verdict()?["metrics"]?[metric]?["undefined"]?.string != nil)
    }
  }

  @Test func fg05_fewerCasesThanDeclared() throws {
    try Fixture(count: 20).run().promotes()
    try Fixture(count: 19).run().ends(with: 2, saying: "19 cases, fewer than the 20 that the verdict needs")
  }

  @Test(arguments: [
    ["--limit", "20"], ["--limit", "1000"], ["--limit", "1"], ["--tag", "routine"], ["--case", "c0"],
    ["--kill-switch", "--limit", "2"],
  ])
  func fg06_subsetIsNeverPromoted(arguments: [String]) throws {
    let project = try Project()
    // A bar that the subset clears, so that only its being one stands in the way.
    try Fixture().gated("cases: {at_least: 1}", "pass_rate: {at_least: 0.9}").write(to: project)
    try project.attempt(["run", "flow.yaml"]).promotes()
    let attempt = try project.attempt(["run", "flow.yaml"] + arguments)
    try attempt.ends(with: 2, saying: "NO VERDICT", "a subset was run: ", arguments[0])
  }

  @Test func fg06_datasetLeftOut() throws {
    let project = try Project()
    try Fixture().changing("[cases.jsonl]", to: "[cases.jsonl, hard.jsonl]").write(to: project)
    let hard = #"{"id":"h","input":{"text":"x"},"expected":{"disposition":"act"},"severity":"critical"}"#
    try project.write(hard, to: "hard.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 2, saying: "critical")
    try project.attempt(["run", "flow.yaml", "--dataset", "cases.jsonl"])
      .ends(with: 2, saying: "a subset was run: --dataset leaves out hard.jsonl")
  }

  @Test func fg06_undeclaredDatasetDilutes() throws {
    let project = try Project()
    var fixture = Fixture().replying(to: Fixture.acts(3), with: Fixture.spam)
    fixture.recording? += Fixture.recording(count: 40).dropFirst(20)
    try fixture.write(to: project)
    try project.write(Fixture.cases(count: 40).dropFirst(20).joined(separator: "\n"), to: "easy.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 1, saying: "pass_rate: 0.85 (17 of 20 runs) misses ≥ 0.9")
    let diluted = try project.attempt(["run", "flow.yaml", "--dataset", "cases.jsonl", "--dataset", "easy.jsonl"])
    try diluted.ends(with: 2, saying: "--dataset adds easy.jsonl, which the workflow does not declare")
    #expect(try diluted.metric("pass_rate") == 0.925)
    // Where the workflow declares none, the command line has to name them.
    try fixture.changing("datasets: [cases.jsonl]\n", to: "").write(to: project)
    try project.attempt(["run", "flow.yaml", "--dataset", "cases.jsonl", "--dataset", "easy.jsonl"]).promotes()
  }

  @Test func fg07_noChecks() throws {
    try Fixture().gated("cases: {at_least: 20}").run().ends(with: 65, saying: "the gate has no check besides")
    try Fixture().gated("cases: {at_least: 20}", "slices: {}").run().ends(with: 65, saying: "the gate has no check")
    try Fixture().gated("cases: {at_least: 20}", "slices: {\"tag:routine\": {}}", "pass_rate: {at_least: 0.9}").run()
      .ends(with: 65, saying: "a slice without a check checks nothing")
  }

  @Test func fg08_missingFiles() throws {
    try Fixture().changing("[cases.jsonl]", to: "[case.jsonl]").run()
      .ends(with: 65, saying: "there is no file case.jsonl", "did you mean 'cases.jsonl'?", "flow.yaml:")
    try Fixture().changing("[cases.jsonl]", to: "[\"*.jsonl\"]").run()
      .ends(with: 65, saying: "there is no file *.jsonl")
    try Fixture().changing("recording: replies.jsonl", to: "recording: reply.jsonl").run()
      .ends(with: 65, saying: "there is no file reply.jsonl")
    try Fixture().run("--dataset", "nowhere.jsonl").ends(with: 65, saying: "there is no file nowhere.jsonl")
    try Fixture().run("--dataset", ".").ends(with: 65, saying: "is a folder, not a file")
    let project = try Project()
    try project.attempt(["run", "flow.yaml"]).ends(with: 65, saying: "there is no file flow.yaml")
  }

  @Test(arguments: [
    ("pass_rate: {at_least: 0.9}", "pass_rate: {}", "a check without a bound checks nothing"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {confidence: 0.95}", "a check without a bound checks nothing"),
    ("pass_rate: {at_least: 0.9}", "pass_rate:", "an object"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: null}", "a number"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_least: 0}", "every version keeps a bound of 0"),
    ("pass_rate: {at_least: 0.9}", "pass_rate: {at_most: 1}", "every version keeps a bound of 1"),
    ("cases: {at_least: 20}", "cases: {at_least: 0}", "0 is below 1"),
    ("  cases: {at_least: 20}\n", "", "the key 'cases' is missing"),
    ("objective: 0.9, ", "", "the key 'objective' is missing"),
    ("objective: 0.9", "objective: 0", "leaves nothing but a budget"),
    ("budget: {objective: 0.9, window: 30d, volume: 1000}\n", "", "the key 'budget' is missing"),
    ("budget: {objective: 0.9, window: 30d, volume: 1000}", "budget:", "an object"),
    ("amount: {at_most: 50}", "amount: {}", "an empty object asks for nothing"),
  ])
  func fg09_unsetThreshold(old: String, new: String, reason: String) throws {
    try Fixture().changing(old, to: new).run().ends(with: 65, saying: reason, "flow.yaml:")
  }

  @Test func fg09_missingGate() throws {
    let project = try Project()
    let fixture = Fixture().gated()
    try project.write(fixture.workflow.replacing("\ngate:\n", with: "\n"), to: "flow.yaml")
    try project.write("", to: "cases.jsonl")
    try project.write("", to: "replies.jsonl")
    try project.attempt(["run", "flow.yaml"]).ends(with: 65, saying: "the key 'gate' is missing")
  }
}
