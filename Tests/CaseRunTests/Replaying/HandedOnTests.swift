import Testing

@testable import CaseRun

@Suite struct HandedOnTests {
  @Test func whatIsGivenBackIsTakenAgain() {
    let values = HandedOn<[Int]> { [] }
    let first = values.take()
    let second = values.take()
    #expect(first.isEmpty && second.isEmpty)
    values.giveBack(first + [1])
    #expect(values.take() == [1])
    #expect(values.take().isEmpty)
  }

  /// Whoever takes a value adds to it, and nothing is lost or counted twice.
  @Test func nothingIsLostSideBySide() async {
    let counts = HandedOn { 0 }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<200 { group.addTask { counts.giveBack(counts.take() + 1) } }
    }
    #expect(counts.all.reduce(0, +) == 200)
  }
}
