import CaseJSON
import CaseJudgement
import CaseModel
import Testing

@Suite struct RegressionCheckTests {
  private let drop = "regression.max_drop"

  @Test(arguments: [
    // Nothing changed: it takes 133 cases to say so at 0.02.
    (0, 0, 132, Verdict.noVerdict), (0, 0, 133, .promote), (0, 0, 5, .noVerdict),
    // As many were mended as broke, and nobody can tell whether that is luck.
    (11, 12, 200, .noVerdict), (1, 12, 200, .promote),
    // Shown to be worse by more than two points.
    (20, 2, 200, .block), (200, 0, 200, .block),
    // Worse, and not by so much that it is shown.
    (6, 0, 200, .noVerdict), (1, 0, 200, .noVerdict), (1, 0, 1000, .promote),
  ])
  func maxDrop(broken: Int, fixed: Int, cases: Int, verdict: Verdict) throws {
    let report = ComparisonPart.changing(broken, fixed, of: cases).report()
    let gate = RegressionPolicy.made(maxDrop: 0.02).judge(.compared(report))
    let check = try #require(gate[drop])
    #expect(check.effect == verdict, "\(check.explanation)")
    #expect(gate.verdict == verdict, "\(gate.reasons)")
    #expect(check.observed == NumberText.text(Double(broken - fixed) / Double(cases)), "the drop")
  }

  @Test func whatCannotBeToldSaysHowManyCasesItTakes() throws {
    let report = ComparisonPart.changing(11, 12, of: 200).report()
    let check = try #require(RegressionPolicy.made(maxDrop: 0.02).judge(.compared(report))[drop])
    #expect(check.explanation.contains("200 cases cannot tell"), "\(check.explanation)")
    #expect(check.explanation.contains("it would take about 1144 cases"), "\(check.explanation)")
    let hopeless = ComparisonPart.changing(5, 0, of: 200).report()
    let other = try #require(RegressionPolicy.made(maxDrop: 0.02).judge(.compared(hopeless))[drop])
    #expect(other.explanation.contains("no number of cases"), "\(other.explanation)")
  }

  @Test(arguments: [(3, Verdict.promote), (4, .block), (0, .promote)])
  func newlyBroken(broken: Int, verdict: Verdict) throws {
    let report = ComparisonPart.changing(broken, 50, of: 200).report()
    let gate = RegressionPolicy.made(newlyBroken: 3).judge(.compared(report))
    #expect(try #require(gate["regression.newly_broken"]).effect == verdict)
    #expect(gate.verdict == verdict)
  }

  @Test func criticalNewlyBroken() throws {
    let policy = RegressionPolicy.made(newlyBroken: 10, critical: 0)
    let high = ComparisonPart.made {
      $0.add(200, MadePair(.act, to: .act))
      $0.add(1, MadePair(.act, to: .refuse), severity: .high)
    }
    #expect(policy.judge(.compared(high.report())).verdict == .promote)
    let critical = ComparisonPart.made {
      $0.add(200, MadePair(.act, to: .act))
      $0.add(1, MadePair(.act, to: .refuse), severity: .critical)
    }
    let gate = policy.judge(.compared(critical.report()))
    #expect(gate.verdict == .block)
    #expect(try #require(gate["regression.critical_newly_broken"]).explanation.contains("c200"))
  }

  /// An errored baseline run is taken for a pass, and the check fails only where it would also fail without that.
  @Test func errorsOfTheBaseline() throws {
    let policy = RegressionPolicy.made(newlyBroken: 2)
    func part(_ broken: Int, _ unknown: Int) -> BaselineResult {
      .compared(
        ComparisonPart.made {
          $0.add(broken, MadePair(.act, to: .refuse))
          $0.add(unknown, MadePair(.fail, to: .refuse))
          $0.add(200, MadePair(.fail, to: .act))
        }.report())
    }
    #expect(policy.judge(part(1, 1)).verdict == .promote)
    #expect(policy.judge(part(1, 2)).verdict == .noVerdict)
    // As many broke for certain as may: only the errors could make it one more.
    #expect(policy.judge(part(2, 1)).verdict == .noVerdict)
    #expect(policy.judge(part(3, 0)).verdict == .block)
    #expect(policy.judge(part(3, 9)).verdict == .block)
  }

  /// Errors of the candidate are failures, as everywhere, until there are more than the gate puts up with.
  @Test func errorsOfTheCandidate() throws {
    let policy = RegressionPolicy.made(newlyBroken: 2)
    func part(_ broken: Int, _ errors: Int) -> BaselineResult {
      .compared(
        ComparisonPart.made {
          $0.add(broken, MadePair(.act, to: .refuse))
          $0.add(errors, MadePair(.act, to: .fail))
          $0.add(200, MadePair(.act, to: .act))
        }.report())
    }
    let name = "regression.newly_broken"
    #expect(policy.judge(part(1, 1), errorsAllowed: 1, errors: 1)[name]?.effect == .promote)
    #expect(policy.judge(part(1, 2), errorsAllowed: 2, errors: 2)[name]?.effect == .block)
    #expect(policy.judge(part(1, 2), errorsAllowed: 1, errors: 2)[name]?.effect == .noVerdict)
    #expect(policy.judge(part(3, 2), errorsAllowed: 1, errors: 2)[name]?.effect == .block)
  }

  @Test func errorsAndTheDrop() throws {
    let policy = RegressionPolicy.made(maxDrop: 0.02)
    let unknown = ComparisonPart.made {
      $0.add(40, MadePair(.fail, to: .refuse))
      $0.add(400, MadePair(.act, to: .act))
    }
    #expect(policy.judge(.compared(unknown.report())).verdict == .noVerdict)
    // The candidate is right wherever the baseline broke, so that nothing was lost whatever that would have been.
    let mended = ComparisonPart.made { $0.add(400, MadePair(.fail, to: .act)) }
    #expect(policy.judge(.compared(mended.report())).verdict == .promote)
  }

  @Test func withoutABaselineNothingIsShown() throws {
    let policy = RegressionPolicy.made(
      maxDrop: 0.02, newlyBroken: 3, critical: 0, slices: [.tag("refund"), .severity(.high)])
    let refused = ComparisonPart.changing(0, 0, of: 1000).report(refusals: ["other scorers"])
    for baseline in [.absent, .unusable(named: "main", reason: "it is not there"), .compared(refused)]
      as [BaselineResult]
    {
      let gate = policy.judge(baseline)
      #expect(gate.verdict == .noVerdict)
      let own = gate.checks.filter { $0.name.hasPrefix("regression.") }
      #expect(own.count == 5)
      for check in own { #expect(check.effect == .noVerdict, "\(check.name)") }
    }
  }

  /// A comparison that somebody asked for and that covers a part of the cases only is none.
  @Test func everyCaseHasToBeCompared() {
    let report = ComparisonPart.changing(0, 0, of: 150).report()
    let gate = Tally.passing(200, of: 200).judged(
      by: .made(.atLeast(.passRate, 0.5)), baseline: .compared(report))
    #expect(gate.verdict == .noVerdict)
    #expect(gate["baseline"]?.explanation.contains("150 of 200 cases were compared") == true)
  }

  @Test func slicesAreAdjustedByHolm() throws {
    // Each of two parts alone would just be ruled out at 0.95; of two, the better one has to be so at 0.975.
    let part = ComparisonPart.made {
      $0.add(140, MadePair(.act, to: .act), tags: ["a"])
      $0.add(2000, MadePair(.act, to: .act), tags: ["b"])
    }
    let alone = RegressionPolicy.made(maxDrop: 0.02, slices: [.tag("a")]).judge(.compared(part.report()))
    #expect(alone["regression.max_drop of tag:a"]?.effect == .promote)
    let two = RegressionPolicy.made(maxDrop: 0.02, slices: [.tag("a"), .tag("b")]).judge(.compared(part.report()))
    #expect(two["regression.max_drop of tag:a"]?.effect == .promote, "it is the larger of the two p-values")
    let three = ComparisonPart.made {
      $0.add(140, MadePair(.act, to: .act), tags: ["a"])
      $0.add(140, MadePair(.act, to: .act), tags: ["b"])
    }
    let both = RegressionPolicy.made(maxDrop: 0.02, slices: [.tag("a"), .tag("b")]).judge(.compared(three.report()))
    #expect(both["regression.max_drop of tag:a"]?.effect == .noVerdict)
    let none = RegressionPolicy.made(maxDrop: 0.02, slices: [.tag("x")]).judge(.compared(part.report()))
    #expect(none["regression.max_drop of tag:x"]?.effect == .noVerdict)
    #expect(none["regression.max_drop of tag:x"]?.explanation.contains("no case is in tag:x") == true)
  }

  /// With repeats neither the cases that pass every time nor the pass rate may have dropped.
  @Test func repeatsAreLookedAtBothWays() {
    let policy = RegressionPolicy.made(maxDrop: 0.02)
    // Every case failed in one of four before and fails in three now: no case broke, and the rate fell by a half.
    let slow = ComparisonPart.made {
      $0.add(400, MadePair([.act, .act, .act, .refuse], [.act, .refuse, .refuse, .refuse]))
    }
    #expect(slow.tally.counts() == [.stillBroken: 400])
    #expect(policy.judge(.compared(slow.report())).verdict == .block)
    // The rate hardly moves, and a third of the cases is not right every time any more.
    let flaky = ComparisonPart.made {
      $0.add(40, MadePair(Array(repeating: .act, count: 10), [.refuse] + Array(repeating: .act, count: 9)))
      $0.add(360, MadePair(Array(repeating: .act, count: 10), Array(repeating: .act, count: 10)))
    }
    #expect(policy.judge(.compared(flaky.report())).verdict == .block)
  }

  @Test func casesThatBrokeAreNamedWhateverTheirSeverity() throws {
    let part = ComparisonPart.made {
      $0.add(1, MadePair(.act, to: .refuse), severity: .low)
      $0.add(1, MadePair(.act, to: .refuse), severity: .critical)
      $0.add(50, MadePair(.act, to: .act))
    }
    let gate = RegressionPolicy.made(newlyBroken: 0, critical: 0).judge(.compared(part.report()))
    #expect(try #require(gate["regression.newly_broken"]).explanation.hasSuffix(": c0, c1"))
    #expect(try #require(gate["regression.critical_newly_broken"]).explanation.hasSuffix(": c1"))
  }

  @Test func aCheckPointsAtItsKey() throws {
    var policy = RegressionPolicy(source: json("{\n\"max_drop\": 0.02,\n\"slices\": [\"tag:a\"]}"))
    policy.maxDrop = 0.02
    policy.slices = [.tag("a")]
    let part = ComparisonPart.made { $0.add(400, MadePair(.act, to: .act), tags: ["a"]) }
    let gate = policy.judge(.compared(part.report()))
    #expect(gate[drop]?.location?.line == 2)
    #expect(gate["\(drop) of tag:a"]?.location?.line == 3)
    #expect(gate[drop]?.explanation.contains(": 0 observed, between -0.0") == true, "no change has no sign")
    #expect(gate[drop]?.isDeclared == true)
  }

  @Test func copiesDoNotInflate() throws {
    let part = ComparisonPart.changing(0, 0, of: 400)
    let policy = RegressionPolicy.made(maxDrop: 0.02)
    #expect(policy.judge(.compared(part.report())).verdict == .promote)
    #expect(policy.judge(.compared(part.report(copies: 300))).verdict == .noVerdict)
  }

  @Test func aClusterCountsOnce() {
    let part = ComparisonPart.made { $0.add(1000, MadePair(.act, to: .act), cluster: "one customer") }
    #expect(RegressionPolicy.made(maxDrop: 0.02).judge(.compared(part.report())).verdict == .noVerdict)
  }
}
