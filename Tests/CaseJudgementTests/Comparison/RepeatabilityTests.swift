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
