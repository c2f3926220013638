import CaseModel
import Testing

@testable import CaseJudgement

/// The order in which a tally is written: it depends on nothing but what was counted.
@Suite struct TallyOrderTests {
  private func signature(_ disposition: Disposition) -> RunSignature {
    RunSignature(disposition: disposition, parts: PartResults())
  }

  private func key(
    _ cluster: String? = nil, _ expected: ExpectedRow = .act,
    _ labels: CaseLabels = CaseLabels(severity: .low, tags: []),
    _ runs: RunSignature...
  ) -> Tally.Key {
    Tally.Key(
      cluster: cluster.map(ExactText.init), kind: CaseClass(expected: expected, labels: labels, runs: runs))
  }

  @Test func rows() { expectOrder(ExpectedRow.allCases) }

  @Test func signatures() {
    expectOrder([signature(.act), signature(.refuse), signature(.escalate)])
  }

  @Test func verdicts() { expectOrder([Verdict.promote, .noVerdict, .block]) }

  @Test func labels() {
    let day = CalendarDate("2026-06-30")
    expectOrder([
      CaseLabels(severity: .high, tags: ["z"], validUntil: day), CaseLabels(severity: .high, tags: []),
      CaseLabels(severity: .high, tags: ["a"]), CaseLabels(severity: .high, tags: ["a", "b"]),
      CaseLabels(severity: .high, tags: ["b"]), CaseLabels(severity: .low, tags: ["b"], validUntil: day),
      CaseLabels(severity: .low, tags: []), CaseLabels(severity: .low, tags: ["a"]),
    ])
  }

  @Test func keys() {
    let (low, high) = (CaseLabels(severity: .low, tags: []), CaseLabels(severity: .high, tags: []))
    expectOrder([
      key(nil, .act, high, signature(.refuse)), key(nil, .act, low, signature(.act)),
      key(nil, .act, low, signature(.act), signature(.act)), key(nil, .act, low, signature(.refuse)),
      key(nil, .refuse, high, signature(.act)), key(nil, .mixed, high, signature(.act)), key("", .act, low),
      key("a", .mixed, low), key("b", .act, high), key("b", .act, low),
    ])
  }

  @Test func usage() {
    let (a, b) = (CaseLabels(severity: .low, tags: ["a"]), CaseLabels(severity: .low, tags: ["b"]))
    expectOrder([
      Tally.UsageKey(labels: a, isError: false), Tally.UsageKey(labels: a, isError: true),
      Tally.UsageKey(labels: b, isError: false), Tally.UsageKey(labels: b, isError: true),
    ])
  }

  @Test func aTagIsOneHoweverOftenItIsSaid() {
    #expect(CaseLabels(severity: .low, tags: ["a", "a"]).tags.map(\.text) == ["a"])
    #expect(CaseLabels(severity: .low, tags: ["a", "a"]) == CaseLabels(severity: .low, tags: ["a"]))
  }

  /// Cases that are alike are looked up and not kept.
  @Test func aBatchKeepsLabelsAndNotCases() {
    var batch = TallyBatch()
    let day = CalendarDate("2026-06-30")
    for index in 0..<100 {
      batch.add(
        ScoredCase(
          severity: index % 2 == 0 ? .low : .high, tags: ["a", "b"], cluster: nil,
          validUntil: index % 4 < 2 ? day : nil,
          expected: .act, runs: [ScoredRun(signature(.act))]))
    }
    #expect(batch.labelCount == 4)
    #expect(batch.finish().cases.values.sorted() == [25, 25, 25, 25])
  }

  /// A case that is read and run once is counted as what it is, with its cluster, its cost and its last day.
  @Test func casesAreCountedAsTheyAreRead() {
    var usage = Usage()
    usage.inputTokens = 7
    var (batch, whole) = (TallyBatch(), Tally())
    for cluster in [nil, "k"] {
      for spent in [nil, usage] {
        for day in [nil, CalendarDate("2026-06-30")] {
          let item = Case(
            id: "c", input: json("{}"), expected: Should.act.expectation, tags: ["a"], cluster: cluster,
            validUntil: day,
            source: json("{}"))
          let run = ScoredRun(signature(.act), usage: spent)
          for _ in 0..<2 {
            batch.add(item, run: run)
            whole.add(ScoredCase(item, runs: [run]))
          }
        }
      }
    }
    let counted = batch.finish()
    #expect(counted == whole)
    #expect(counted.cases.count == 4 && counted.caseCount == 16)
    #expect(counted.usage.values.map(\.inputTokens.runs).reduce(0, +) == 8)
  }
}
