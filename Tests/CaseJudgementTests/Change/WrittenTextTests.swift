import CaseJSON
import Testing

@testable import CaseJudgement

/// How much of a value is shown where two versions differ in it.
@Suite struct WrittenTextTests {
  private func written(_ letters: Int) -> String {
    json("\"" + String(repeating: "a", count: letters) + "\"").writtenText
  }

  @Test func aWordOfOneLineIsShownBare() {
    #expect(written(78) == String(repeating: "a", count: 78))
    #expect(written(79) == "\"" + String(repeating: "a", count: 79) + "\"")
  }

  @Test func whatIsVeryLongIsCut() {
    #expect(written(1198) == "\"" + String(repeating: "a", count: 1198) + "\"")
    #expect(written(1199) == "\"" + String(repeating: "a", count: 1198) + "…")
  }
}
