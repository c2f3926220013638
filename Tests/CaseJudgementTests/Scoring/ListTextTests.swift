import CaseModel
import Testing

@testable import CaseJudgement

/// Lists in a line that people read.
@Suite struct ListTextTests {
  @Test(arguments: [
    ([], ""), (["a"], "a"), (["a", "b", "c"], "a, b, c"), (["a", "b", "c", "d"], "a, b, c and 1 more"),
    (["a", "b", "c", "d", "e"], "a, b, c and 2 more"),
  ])
  func threeAreNamedAndTheRestIsCounted(names: [String], text: String) {
    #expect(names.shortened() == text)
  }

  @Test func callsThatWereExpected() {
    #expect(ExpectedCalls.inOrder().text == "none")
    #expect(ExpectedCalls.anyOrder().text == "none")
    #expect(ExpectedCalls.includes().text == "any")
    #expect(ExpectedCalls.inOrder(.call("pay"), .call("close")).text == "pay, close")
    #expect(ExpectedCalls.anyOrder(.call("pay")).text == "pay", "one is in any order")
    #expect(ExpectedCalls.anyOrder(.call("pay"), .call("close")).text == "in any order pay, close")
    #expect(ExpectedCalls.includes(.call("pay")).text == "at least pay")
  }
}
