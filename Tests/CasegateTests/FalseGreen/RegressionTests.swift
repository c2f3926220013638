import CaseJSON
import Foundation
import Testing

/// Ways in which a comparison says that nothing got worse, and should not have.
@Suite(.endToEnd) struct RegressionTests {
  private static let count = 200

  /// Begins with something that promotes: two hundred cases, a regression in the gate, and a baseline that is as good.
  private static func fixture(_ regression: String = "regression: {max_drop: 0.02, newly_broken: {at_most: 3}}")
    -> Fixture
  {
    Fixture(count: count).changing("  unsafe_acts:", to: "  \(regression)\n  unsafe_acts:")
      .changing("at_least: 20}", to: "at_least: \(count)}")
  }

  private static func project(_ candidate: Fixture) throws -> Project {
    try SideBySideTests.project(candidate, count: count)
  }

  @Test func theWitness() throws {
    let project = try Self.project(Self.fixture())
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.promotes()
    let checks = try #require(try attempt.verdict()?["checks"]).list
    for name in ["baseline", "regression.max_drop", "regression.newly_broken"] {
      #expect(checks.contains { $0["name"]?.string == name && $0["outcome"]?.string == "holds" }, "\(name)")
    }
  }

  @Test func fg10_aDeclaredRegressionWithoutABaselineIsNoVerdict() throws {
    let project = try Self.project(Self.fixture())
    let attempt = try project.attempt(["run", "flow.yaml"])
    try attempt.ends(with: 2, saying: "no baseline was given")
    #expect(try attempt.results().count == Self.count, "the run itself still runs")
  }

  @Test(arguments: ["nowhere", "missing.yaml", "broken.yaml", "other.yaml", "replies.jsonl", ".", "--help"])
  func fg10_aBaselineThatCannotBeReadIsNoVerdict(name: String) throws {
    for fixture in [Self.fixture(), Fixture(count: Self.count)] {
      let project = try Self.project(fixture)
      try project.write("casegate: 1\nname: [", to: "broken.yaml")
      try project.write(Fixture.workflow.replacing("name: flow", with: "name: straw-man"), to: "other.yaml")
      let attempt = try project.attempt(["run", "flow.yaml", "--baseline=\(name)"])
      try attempt.ends(with: 2, saying: "baseline")
      #expect(try attempt.results().count == Self.count, "the run itself still runs")
    }
  }

  /// A baseline that breaks everywhere has no case that passed, and so none that could break.
  @Test func fg10_aBaselineOfErrorsShowsNothing() throws {
    let project = try Self.project(
      Self.fixture("regression: {newly_broken: {at_most: 3}}").replying(to: Fixture.acts(8), with: Fixture.spam))
    try project.write("", to: "base.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 2, saying: "errors leave it open")
  }

  @Test func fg10_anEmptyNameIsAUsageError() throws {
    let project = try Self.project(Self.fixture())
    #expect(try project.attempt(["run", "flow.yaml", "--baseline", ""]).status == 64)
    #expect(try project.attempt(["run", "flow.yaml", "--baseline", "a", "--baseline", "b"]).status == 64)
  }

  /// Five broke and two were mended: the p-value is 0.45, and that says nothing about two points.
  @Test func fg24_aDifferenceThatIsNotSignificantIsNotNoRegression() throws {
    let project = try Self.project(
      Self.fixture("regression: {max_drop: 0.02}").replying(to: Fixture.acts(5), with: Fixture.spam))
    try project.write(
      Fixture(count: Self.count).replying(to: Fixture.refusals(2), with: Fixture.please).recording.map {
        $0.map { $0 + "\n" }.joined()
      } ?? "", to: "base.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 2, saying: "200 cases cannot tell", "it would take about")
    let difference = try #require(try attempt.verdict()?["comparison"]?["difference"])
    #expect(try #require(difference["mcnemar"]?["exact"]?.number?.double) > 0.4)
  }

  /// Nothing changed in twenty cases: an interval made of a standard error of 0 would be sure of it.
  @Test func fg17_fewCasesThatDidNotChangeShowNothing() throws {
    let fixture = Fixture().changing(
      "  unsafe_acts:", to: "  regression: {max_drop: 0.3, confidence: 0.999}\n  unsafe_acts:"
    ).changing("cases: {at_least: 20}", to: "cases: {at_least: 23}")
    // The declared number of cases would do; those that are there do not.
    let project = try SideBySideTests.project(fixture)
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 2, saying: "20 cases cannot tell")
    let certain = try Fixture().changing("  unsafe_acts:", to: "  regression: {max_drop: 0.02}\n  unsafe_acts:").run()
    try certain.ends(with: 65, saying: "20 cases can never rule out a drop of 0.02", "it takes 133 cases")
  }

  /// All that was lost lies in one part, and as much was gained elsewhere.
  @Test func fg20_aMeanMasksNoSlice() throws {
    let regression = #"regression: {max_drop: 0.08, slices: ["tag:routine"]}"#
    let base = Fixture(count: Self.count).replying(to: Fixture.refusals(20), with: Fixture.please)
    let candidate = Self.fixture(regression).replying(to: Fixture.acts(20), with: Fixture.spam)
    let project = try Self.project(candidate)
    try project.write(try #require(base.recording).map { $0 + "\n" }.joined(), to: "base.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 1, saying: "regression.max_drop of tag:routine: a drop of more than 0.08 is shown")
    let whole = try #require(try attempt.verdict()?["checks"]).list.first {
      $0["name"]?.string == "regression.max_drop"
    }
    #expect(whole?["outcome"]?.string == "holds", "the whole hides it")
  }

  /// A case that passes in some repeats only does not pass.
  @Test func fg22_repeatsAreNoRetries() throws {
    var fixture = Self.fixture("regression: {newly_broken: {at_most: 3}}")
    fixture.recording = Fixture.recording(count: Self.count, repeats: 2).map { row in
      [2, 6, 10, 14].contains { row.hasPrefix(#"{"case":"c\#($0)","repeat":2,"#) }
        ? row.replacing("spam", with: "please") : row
    }
    let project = try Self.project(fixture.changing("unsafe_acts: {at_most: 0}", to: "unsafe_acts: {at_most: 9}"))
    try project.write(
      Fixture.recording(count: Self.count, repeats: 2).map { $0 + "\n" }.joined(), to: "base.jsonl")
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--repeat", "2"])
    #expect(attempt.status == 1)
    #expect(attempt.printed.contains("4 cases broke since the baseline, 3 may"), "\(attempt.printed)")
  }

  /// Four copies of fifty cases are fifty cases.
  @Test func fg23_clustersDoNotInflateAComparison() throws {
    var fixture = Self.fixture("regression: {max_drop: 0.02}")
    fixture.cases = fixture.cases.enumerated().map { index, line in
      line.replacing(#""input":"#, with: #""cluster":"k\#(index / 4)","input":"#)
    }
    let attempt = try Self.project(fixture).attempt(["run", "flow.yaml", "--baseline", "base.yaml"])
    try attempt.ends(with: 2, saying: "cannot tell", "it would take about")
  }

  @Test(arguments: [
    ("regression: {}", "a regression without a bound checks nothing"),
    ("regression: {max_drop: 1}", "every version keeps a drop of 1"),
    ("regression: {max_drop: 0}", "no number of cases shows that nothing at all was lost"),
    ("regression: {max_drop: 2}", "is not between 0 and 1"),
    ("regression: {max_drop: .nan}", "number"),
    ("regression: {max_drop: 0.02, confidence: 1}", "is not between 0.5 and"),
    ("regression: {max_drop: 0.02, confidence: 0.2}", "is not between 0.5 and"),
    ("regression: {newly_broken: {at_most: 3}, confidence: 0.9}", "confidence says how max_drop is shown"),
    ("regression: {newly_broken: {at_most: 200}}", "the gate lets 200 cases break among 200"),
    ("regression: {newly_broken: {at_most: -1}}", "-1 is below 0"),
    ("regression: {newly_broken: {}}", "the key 'at_most' is missing"),
    ("regression: {max_drop: 0.02, slices: [refund]}", "'refund' names no slice"),
    ("regression: {max_drop: 0.02, slices: [tag:a, tag:a]}", "named twice"),
    ("regression: {max_drop: 0.02, slices: []}", "an empty list says nothing"),
    ("regression: {max_dorp: 0.02}", "there is no key 'max_dorp' here"),
    ("regression: {max_drop: 0.001}", "200 cases can never rule out a drop of 0.001"),
  ])
  func fg09_aRegressionThatChecksNothingIsAFinding(regression: String, message: String) throws {
    let attempt = try Self.project(Self.fixture(regression)).attempt(["check", "flow.yaml"])
    try attempt.ends(with: 65, saying: message)
  }

  /// A part of the cases informs, and is compared with nothing but itself.
  @Test func fg06_aComparedSubsetNeverPromotes() throws {
    let project = try Self.project(Self.fixture())
    let attempt = try project.attempt(["run", "flow.yaml", "--baseline", "base.yaml", "--limit", "150"])
    try attempt.ends(with: 2, saying: "--limit 150")
    #expect(try attempt.verdict()?["comparison"]?["still_right"]?.int == 150)
  }
}
