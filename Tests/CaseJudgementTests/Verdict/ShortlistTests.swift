import CaseModel
import Testing

@testable import CaseJudgement

@Suite struct ShortlistTests {
  private struct Ranked: Comparable, Sendable {
    let rank: Int
    let name: Int

    static func < (left: Ranked, right: Ranked) -> Bool { left.rank < right.rank }
  }

  private func list(_ ranks: some Sequence<Int>) -> Shortlist<Ranked> {
    var list = Shortlist<Ranked>()
    for (name, rank) in ranks.enumerated() { list.add(Ranked(rank: rank, name: name)) }
    return list
  }

  @Test(arguments: [0, 1, 49, 50, 51, 200])
  func theFirstFiftyAreKeptAndAllAreCounted(count: Int) {
    for ranks in [Array(0..<count), Array((0..<count).reversed())] {
      let list = list(ranks)
      #expect(list.entries.map(\.rank) == Array(0..<min(50, count)))
      #expect(list.count == count)
    }
  }

  @Test func whatRanksAlikeStaysInTheOrderInWhichItCame() {
    #expect(list(Array(repeating: 7, count: 60)).entries.map(\.name) == Array(0..<50))
  }

  @Test func criticalFailuresComeFirstThenTheMostHarmful() {
    func note(_ ordinal: Int, _ severity: CaseSeverity, _ kind: FailureKind?) -> FailureNote {
      FailureNote(
        ordinal: ordinal, caseID: "c", repetition: 1, file: "f.jsonl", line: 1, severity: severity, kind: kind,
        fault: kind.map { _ in nil } ?? .timeout, why: "", owner: nil)
    }
    expectOrder([
      note(9, .critical, .unsafeAct), note(8, .critical, .wrongReason), note(7, .critical, nil),
      note(5, .high, .unsafeAct), note(6, .low, .unsafeAct), note(4, .high, .wrongAct), note(1, .low, nil),
    ])
  }

  @Test func flippingCasesComeInTheOrderOfThePlan() {
    expectOrder((0..<3).map { FlippingCase(position: $0, caseID: "c", passes: 3 - $0) })
  }
}
