import CaseJSON
import CaseModel
import Testing

@testable import CaseRun

@Suite struct BoundaryValuesTests {
  private func boundaries(_ matcher: Matcher, isInteger: Bool = false) -> [String] {
    BoundaryValues(of: matcher, isInteger: isInteger).values.map {
      ($0.isInside ? "in " : "out ") + $0.value.canonicalText
    }
  }

  @Test func numbersStandOnBothSidesOfABound() {
    #expect(boundaries(.atMost(.int(50))) == ["in 49.99", "in 50", "out 50.01"])
    #expect(boundaries(.below(.int(50))) == ["in 49.99", "out 50", "out 50.01"])
    #expect(boundaries(.atLeast(.double(0.5))) == ["out 0.49", "in 0.5", "in 0.51"])
    #expect(boundaries(.above(.double(0.5))) == ["out 0.49", "out 0.5", "in 0.51"])
  }

  @Test func aFinerBoundIsSteppedOverInItsOwnUnit() {
    #expect(boundaries(.atMost(.double(0.0125))) == ["in 0.0124", "in 0.0125", "out 0.0126"])
  }

  @Test func wholeNumbersAreNeverCutInPieces() {
    #expect(boundaries(.atLeast(.int(2)), isInteger: true) == ["out 1", "in 2", "in 3"])
    #expect(boundaries(.above(.double(2.5)), isInteger: true) == ["out 1", "out 2", "in 3", "in 4"])
  }

  @Test func ofSeveralBoundsAllMustHold() {
    let range = Matcher.all([.above(.int(0)), .atMost(.int(50))])
    #expect(boundaries(range) == ["out -0.01", "out 0", "in 0.01", "in 49.99", "in 50", "out 50.01"])
  }

  @Test func aClosedListHasMembersAndOneOutsider() throws {
    let words = try ["pro", "enterprise"].map { try #require(text($0)) }
    #expect(boundaries(.oneOf(words)) == [#"in "pro""#, #"in "enterprise""#, #"out "enterprise or other""#])
    #expect(boundaries(.equals(words[0])) == [#"in "pro""#, #"out "pro or other""#])
  }

  @Test func whatHasNoEdgeHasNoValues() {
    #expect(boundaries(.exists(true)).isEmpty)
    #expect(boundaries(.all([.atMost(.int(1)), .exists(true)])).isEmpty)
  }

  private func text(_ value: String) -> JSONValue? {
    var builder = JSONBuilder()
    builder.string(value)
    return builder.finish()
  }
}
