import CaseJSON
import CaseModel
import Testing

@testable import CaseJudgement

/// What may be said of two conditions, held against what the evaluation says of thousands of inputs.
@Suite struct ImplicationPropertyTests {
  private static let pairs = 2000
  private static let inputs = 40

  /// Every second pair goes on from one condition; the rest have nothing to do with each other.
  private static func pair(_ seed: UInt64) -> (old: Condition, new: Condition, random: RandomCondition) {
    var random = RandomCondition(seed: seed)
    let old = random.condition()
    var new = seed % 4 == 0 ? random.condition() : random.mutated(old)
    if seed % 8 == 1 { new = random.mutated(new) }
    return (old, new, random)
  }

  @Test func noVerdictIsContradictedBySampling() {
    var contradictable = 0
    for seed in 0..<UInt64(Self.pairs) {
      var (old, new, random) = Self.pair(seed)
      let verdict = new.implication(from: old)
      let reverse = old.implication(from: new)
      #expect((verdict == .same) == (reverse == .same), "\(seed)")
      for _ in 0..<Self.inputs {
        let input = random.input()
        let (was, now) = (old.answer(on: input), new.answer(on: input))
        if was == now { continue }
        contradictable += 1
        #expect(verdict != .same, "\(seed): \(old) → \(new) on \(input)")
        // Matched by the new one only, or no error any more: that is neither narrower nor the same.
        let isWider = now == true || (was == nil && now == false)
        if isWider { #expect(verdict != .narrower, "\(seed): \(old) → \(new) on \(input)") }
        let isNarrower = was == true || (now == nil && was == false)
        if isNarrower { #expect(verdict != .wider, "\(seed): \(old) → \(new) on \(input)") }
      }
    }
    #expect(contradictable > 10_000, "sampling hardly ever tells two conditions apart")
  }

  /// A verdict that is always `unknown` would contradict nothing: of the pairs that sampling does not tell apart in one
  /// direction, most are shown.
  @Test func mostOfWhatHoldsIsShown() {
    var counts: [Implication: Int] = [:]
    var plausible = 0
    var shown = 0
    for seed in 0..<UInt64(Self.pairs / 2) {
      var (old, new, random) = Self.pair(seed)
      let verdict = new.implication(from: old)
      counts[verdict, default: 0] += 1
      var isSubset = true
      for _ in 0..<Self.inputs * 5 {
        let input = random.input()
        let (was, now) = (old.answer(on: input), new.answer(on: input))
        if was != now, now == true || (was == nil && now == false) { isSubset = false }
      }
      if isSubset {
        plausible += 1
        if verdict == .same || verdict == .narrower { shown += 1 }
      }
    }
    #expect(plausible > 200 && Double(shown) > 0.8 * Double(plausible), "\(shown) of \(plausible), \(counts)")
    for verdict in Implication.allCases { #expect(counts[verdict] ?? 0 > 30, "\(counts)") }
  }

  @Test func limitsAreHeldAgainstSamplingToo() {
    var decided = 0
    for seed in 0..<UInt64(Self.pairs) {
      var random = RandomCondition(seed: seed &+ 1_000_000)
      let old = random.matcher()
      let new = seed % 4 == 0 ? random.matcher() : random.mutated(old)
      let verdict = new.implicationOfLimit(from: old)
      if verdict != .unknown { decided += 1 }
      for _ in 0..<Self.inputs {
        guard let value = random.input().values.first(where: { !$0.isNull }) else { continue }
        let (was, now) = (old.isExpected(value), new.isExpected(value))
        if was == now { continue }
        #expect(verdict != .same, "\(seed): \(old) → \(new) on \(value.canonicalText)")
        #expect(verdict != (now ? .narrower : .wider), "\(seed): \(old) → \(new) on \(value.canonicalText)")
      }
    }
    #expect(decided > Self.pairs / 4, "\(decided)")
  }
}
