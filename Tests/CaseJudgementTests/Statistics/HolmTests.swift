import CaseJudgement
import Testing

@Suite struct HolmTests {
  @Test func theReferenceValues() throws {
    let adjusted = try #require(Holm.adjusted([0.01, 0.04, 0.03, 0.005]))
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) { #expect(isClose(value, expected)) }
  }

  @Test func neverBelowWhatWasGivenAndInTheSameOrder() throws {
    var generator = SeededGenerator(seed: 8)
    for count in 0..<20 {
      let values = (0..<count).map { _ in Double.random(in: 0...1, using: &generator) }
      let adjusted = try #require(Holm.adjusted(values))
      for (value, given) in zip(adjusted, values) { #expect(value >= given && value <= 1) }
      for (left, right) in zip(values.indices, values.indices.dropFirst()) where values[left] < values[right] {
        #expect(adjusted[left] <= adjusted[right])
      }
    }
  }

  @Test func whatIsNoProbability() {
    #expect(Holm.adjusted([0.1, .nan]) == nil)
    #expect(Holm.adjusted([0.1, 1.1]) == nil)
    #expect(Holm.adjusted([0.1, -0.1]) == nil)
  }
}
