import Testing

@testable import CaseJudgement

@Suite struct PairingTests {
  /// Against every permutation, on every graph of up to three and four positions.
  @Test(arguments: 0...3, 0...4)
  func agreesWithTryingEverything(left: Int, right: Int) {
    for graph in 0..<(1 << (left * right)) {
      let fits = { (a: Int, b: Int) in graph >> (a * right + b) & 1 == 1 }
      #expect(hasPairing(from: left, to: right, where: fits) == tryEverything(0, left, right, [], fits))
    }
  }

  private func tryEverything(
    _ next: Int, _ left: Int, _ right: Int, _ taken: Set<Int>, _ fits: (Int, Int) -> Bool
  ) -> Bool {
    next == left
      || (0..<right).contains {
        !taken.contains($0) && fits(next, $0) && tryEverything(next + 1, left, right, taken.union([$0]), fits)
      }
  }
}
