import CaseJudgement
import CaseModel
import Testing

@Suite struct TallyMergeTests {
  /// A thousand cases of all sorts, dealt to shards at random and merged in random order.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func anySplitMergedInAnyOrderGivesTheSameBytes(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let cases = Self.cases(1000, &generator)
    let whole = Tally.made { tally in for scored in cases { tally.add(scored) } }

    var shards = Array(repeating: Tally(), count: Int.random(in: 1...17, using: &generator))
    for scored in cases.shuffled(using: &generator) {
      shards[Int.random(in: 0..<shards.count, using: &generator)].add(scored)
    }
    shards.shuffle(using: &generator)
    while shards.count > 1 {
      let last = shards.removeLast()
      shards[Int.random(in: 0..<shards.count, using: &generator)].merge(last)
    }
    #expect(shards[0] == whole)
    #expect(shards[0].bytes == whole.bytes)
    #expect(whole.caseCount == 1000)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func aBatchComesToTheSameAsItsCasesOneByOne(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let cases = Self.cases(500, &generator)
    var batch = TallyBatch()
    for scored in cases { batch.add(scored) }
    #expect(batch.finish() == Tally.made { tally in for scored in cases { tally.add(scored) } })
  }

  /// Two spellings of one character, tags in another order, one tag in two parts.
  @Test func aBatchTellsLabelsApartByTheirBytes() {
    let cases = [["\u{E9}"], ["e\u{301}"], ["a", "b"], ["b", "a"], ["ab"], ["a", "b", "a"], []].flatMap { tags in
      [CaseSeverity.low, .high].map { severity in
        ScoredCase(
          severity: severity, tags: tags, cluster: nil, expected: .act,
          runs: [ScoredRun(RunSignature(disposition: .act, parts: PartResults()))])
      }
    }
    var batch = TallyBatch()
    for scored in cases + cases { batch.add(scored) }
    let tally = batch.finish()
    #expect(tally == Tally.made { tally in for scored in cases + cases { tally.add(scored) } })
    #expect(tally.cases.count == 10)
  }

  @Test func mergingNothingChangesNothing() {
    let tally = Tally.passing(3, of: 5)
    var left = tally
    left.merge(Tally())
    var right = Tally()
    right.merge(tally)
    #expect(left == tally && right == tally)
  }

  @Test func tagsCountOnceAndInAnyOrder() {
    let one = Tally.made { $0.add(should: .act, did: [.act], tags: ["b", "a", "b"]) }
    let other = Tally.made { $0.add(should: .act, did: [.act], tags: ["a", "b"]) }
    #expect(one.bytes == other.bytes)
  }

  @Test func repeatsCountInAnyOrder() {
    let one = Tally.made { $0.add(should: .act, did: [.act, .refuse, .fail]) }
    let other = Tally.made { $0.add(should: .act, did: [.fail, .act, .refuse]) }
    #expect(one.bytes == other.bytes)
  }

  @Test func fg46_twoSpellingsOfOneCharacterAreTwoTexts() {
    let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
    func made(_ first: String, _ second: String) -> Tally {
      .made {
        $0.add(should: .act, did: [.act], tags: [first], cluster: first)
        $0.add(should: .act, did: [.act], tags: [second], cluster: second)
      }
    }
    #expect(made(composed, decomposed).cases.count == 2)
    #expect(made(composed, decomposed).bytes == made(decomposed, composed).bytes)
  }

  @Test func casesRunMoreOrLessOftenThanOthersMakeNoSense() {
    var tally = Tally.passing(2, of: 2)
    #expect(tally.isConsistent && tally.repeats == 1)
    tally.add(should: .act, did: [.act, .act])
    #expect(!tally.isConsistent && tally.repeats == nil)
    #expect(tally.caseCount == 3 && tally.runCount == 4)
  }

  @Test func aCaseThatWasNeverRunMakesNoSense() {
    let tally = Tally.made { $0.add(should: .act, did: []) }
    #expect(!tally.isConsistent && tally.repeats == nil)
  }

  @Test func anEmptyTallyIsConsistentAndHasNoRepeats() {
    #expect(Tally().isConsistent && Tally().repeats == nil && Tally().caseCount == 0)
  }

  private static func cases(_ count: Int, _ generator: inout SeededGenerator) -> [ScoredCase] {
    let should: [Should] = [.act, .refuse, .escalate, .mixed]
    return (0..<count).map { _ in
      let expectation = (should.randomElement(using: &generator) ?? .act).expectation
      let runs = (0..<3).map { _ in
        let outcome = (Did.allCases.randomElement(using: &generator) ?? .act).outcome
        let signature = RunSignature(outcome, Scorer.score(outcome, against: expectation))
        return ScoredRun(signature, usage: usage(&generator))
      }
      return ScoredCase(
        severity: CaseSeverity.allCases.randomElement(using: &generator) ?? .low,
        tags: ["a", "b", "c"].filter { _ in Bool.random(using: &generator) },
        cluster: [nil, "x", "y"].randomElement(using: &generator) ?? nil, expected: expectation.disposition,
        runs: runs)
    }
  }

  private static func usage(_ generator: inout SeededGenerator) -> Usage? {
    guard Bool.random(using: &generator) else { return nil }
    var usage = Usage()
    usage.inputTokens = Bool.random(using: &generator) ? Int.random(in: 0..<9000, using: &generator) : nil
    usage.costInNanodollars = Int.random(in: 0..<1_000_000_000, using: &generator)
    usage.latencyMilliseconds = Double.random(in: 0..<60_000, using: &generator)
    return usage
  }
}
