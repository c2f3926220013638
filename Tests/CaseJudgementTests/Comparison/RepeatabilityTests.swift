import CaseJudgement
import CaseModel
import Testing

@Suite struct RepeatabilityTests {
  private func measured(_ tally: Tally, _ checks: CheckPolicy..., halvings: Int? = nil) -> Repeatability? {
    var policy = GatePolicy.made()
    policy.checks = checks
    return Repeatability(
      tally, policy: policy, extra: [], budget: .objective(0.001), facts: .complete(tally), halvings: halvings)
  }

  @Test func casesThatNeverDifferNeverFlip() throws {
    let tally = Tally.made {
      $0.add(95, should: .act, did: [.act, .act, .act, .act])
      $0.add(5, should: .act, did: [.refuse, .refuse, .refuse, .refuse])
    }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.95)))
    #expect(found.flips == 0)
    #expect(found.verdicts == [.promote: 2 * found.halvings])
    #expect(found.repeatsPerHalf == 2)
    #expect(found.checks.isEmpty)
  }

  /// One case decides, and passes in one of two repeats: each half sees the other thing, always.
  @Test func oneCaseThatDecidesAlwaysFlips() throws {
    let tally = Tally.made {
      $0.add(95, should: .act, did: [.act, .act])
      $0.add(4, should: .act, did: [.refuse, .refuse])
      $0.add(1, should: .act, did: [.act, .refuse])
    }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.96)))
    #expect(found.flips == found.halvings)
    #expect(found.flipRate == 1)
    #expect(found.verdicts == [.promote: found.halvings, .block: found.halvings])
    #expect(found.checks.map(\.name) == ["pass_rate ≥ 0.96"])
  }

  /// Of four repeats two pass: a half of two sees both, one or none of them with 1/6, 4/6 and 1/6; with one in each half
  /// nothing differs.
  @Test func theShareIsThatOfTheDealing() throws {
    let tally = Tally.made {
      $0.add(9, should: .act, did: [.act, .act, .act, .act])
      $0.add(1, should: .act, did: [.act, .act, .refuse, .refuse])
    }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.96), halvings: 6000))
    #expect(abs(found.flipRate - 1.0 / 3) < 0.03, "\(found.flipRate)")
    #expect(try #require(measured(tally, .atLeast(.passRate, 0.96), halvings: 6000)) == found, "the same draws")
  }

  @Test func theCheckThatFlipsMostOftenIsNamedFirst() throws {
    let tally = Tally.made {
      $0.add(1, should: .act, did: [.act, .act, .refuse, .refuse], tags: ["a"])
      $0.add(1, should: .act, did: [.act, .refuse, .refuse, .refuse], tags: ["b"])
    }
    let found = try #require(
      measured(
        tally, CheckPolicy(metric: .passRate, slice: .tag("a"), bound: .atLeast(0.96)),
        CheckPolicy(metric: .passRate, slice: .tag("b"), bound: .atLeast(0.4)),
        CheckPolicy(metric: .accuracy, slice: .tag("b"), bound: .atLeast(0.4))))
    #expect(
      found.checks.map(\.name) == [
        "accuracy of tag:b ≥ 0.4", "pass_rate of tag:b ≥ 0.4", "pass_rate of tag:a ≥ 0.96",
        "error budget",
      ])
    #expect(found.checks.map(\.flips).sorted(by: >) == found.checks.map(\.flips))
    expectOrder(found.checks)
  }

  /// Cases that always come to the same are not dealt, and so change nothing about how others are.
  @Test func casesThatNeverDifferTakeNoDraws() throws {
    func flips(beside stable: Int) throws -> Int {
      let tally = Tally.made {
        $0.add(stable, should: .act, did: [.act, .act, .act, .act])
        $0.add(1, should: .refuse, did: [.refuse, .refuse, .act, .act], tags: ["a"])
      }
      let check = CheckPolicy(metric: .passRate, slice: .tag("a"), bound: .atLeast(0.96))
      return try #require(measured(tally, check, halvings: 150)).flips
    }
    let alone = try flips(beside: 1)
    #expect(alone > 0)
    for stable in [2, 3, 7] { #expect(try flips(beside: stable) == alone) }
  }

  /// What a half costs is not kept apart by repeat, so that no half can be judged by it.
  @Test(arguments: [Metric.inputTokens, .outputTokens, .latencyMedian, .totalCost])
  func costsAreNotJudged(metric: Metric) throws {
    let tally = Tally.made { $0.add(10, should: .act, did: [.act, .act]) }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.5), .atMost(metric, 5)))
    #expect(found.verdicts == [.promote: 2 * found.halvings])
  }

  @Test func countsOfRunsAreJudged() throws {
    let tally = Tally.made {
      $0.add(9, should: .act, did: [.act, .act])
      $0.add(1, should: .refuse, did: [.act, .act])
    }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.5), .atMost(.unsafeActs, 0)))
    #expect(found.verdicts == [.block: 2 * found.halvings])
  }

  @Test func anOddRepeatIsLeftOut() throws {
    let tally = Tally.made { $0.add(10, should: .act, did: [.act, .act, .act]) }
    let found = try #require(measured(tally, .atLeast(.passRate, 0.5)))
    #expect(found.repeatsPerHalf == 1)
    #expect(found.verdicts == [.promote: 2 * found.halvings])
  }

  @Test func withoutRepeatsThereIsNothingToDeal() {
    #expect(measured(.passing(5, of: 6), .atLeast(.passRate, 0.5)) == nil)
    #expect(measured(Tally(), .atLeast(.passRate, 0.5)) == nil)
  }
}
