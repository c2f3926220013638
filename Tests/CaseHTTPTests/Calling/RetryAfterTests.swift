import CaseHTTP
import CaseModel
import Testing

@Suite struct RetryAfterTests {
  /// Sun, 06 Nov 1994 08:49:37 GMT, the example of RFC 9110.
  private let now = Instant(milliseconds: 784_111_777_000)

  @Test(arguments: [("0", 0), ("1", 1), (" 120 ", 120), ("1.5", 1.5)])
  func secondsAreSeconds(_ text: String, _ seconds: Double) {
    #expect(RetryAfter.wait(text, now: now) == .seconds(seconds))
  }

  @Test(arguments: [
    "Sun, 06 Nov 1994 08:50:07 GMT", "Sunday, 06-Nov-94 08:50:07 GMT", "Sun Nov  6 08:50:07 1994",
  ])
  func aDateIsHeldAgainstNow(_ text: String) { #expect(RetryAfter.wait(text, now: now) == .seconds(30)) }

  @Test func aDateThatIsPastMeansAtOnce() {
    #expect(RetryAfter.wait("Sun, 06 Nov 1994 08:49:00 GMT", now: now) == .zero)
  }

  @Test(arguments: [
    "", "soon", "-1", "nan", "inf", "1e400", "Sun, 06 Nov 1994 08:49:37", "Sun, 31 Feb 1994 08:49:37 GMT", "0x10",
    "Sun, 06 Non 1994 08:49:37 GMT",
  ])
  func whatIsNeitherSaysNothing(_ text: String) { #expect(RetryAfter.wait(text, now: now) == nil) }
}
