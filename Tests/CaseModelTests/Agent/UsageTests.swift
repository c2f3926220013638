import CaseModel
import Testing

@Suite struct UsageTests {
  @Test func absurdNumbersAreHeldAndStopNothing() {
    var sum = Usage()
    sum.inputTokens = 9_000_000_000_000_000_000
    sum.add(sum)
    #expect(sum.inputTokens == .max)
  }

  @Test func whatOnlySomeRepliesReportIsTheSumOfThose() {
    var first = Usage()
    first.calls = 2
    first.latencyMilliseconds = 1.5
    var second = Usage()
    second.calls = 3
    second.outputTokens = 7
    first.add(second)
    #expect(first.calls == 5)
    #expect(first.outputTokens == 7)
    #expect(first.inputTokens == nil)
    #expect(first.latencyMilliseconds == 1.5)
  }
}
