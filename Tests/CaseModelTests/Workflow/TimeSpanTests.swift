import CaseModel
import Testing

@Suite struct TimeSpanTests {
  @Test(arguments: [
    ("1ms", 1), ("500ms", 500), ("30s", 30_000), ("30m", 1_800_000), ("8h", 28_800_000), ("30d", 2_592_000_000),
    ("4w", 2_419_200_000), ("007s", 7_000),
  ])
  func valid(text: String, milliseconds: Int) { #expect(TimeSpan(text)?.milliseconds == milliseconds) }

  @Test(arguments: [
    "", "s", "30", "0s", "-5s", "+5s", "1.5h", "30 s", "30S", "30min", "1d12h", "٣s", "30s ", "9223372036854775807w",
    "99999999999999999999s", "1M", "1y",
  ])
  func invalid(text: String) { #expect(TimeSpan(text) == nil, "\(text)") }

  @Test(arguments: [
    (1, "1ms"), (1_500, "1500ms"), (90_000, "90s"), (60_000, "1m"), (3_600_000, "1h"), (86_400_000, "1d"),
    (604_800_000, "7d"), (2_592_000_000, "30d"),
  ])
  func description(milliseconds: Int, text: String) {
    #expect(TimeSpan(milliseconds: milliseconds).description == text)
    #expect(TimeSpan(text)?.milliseconds == milliseconds)
  }

  @Test func days() throws {
    #expect(try #require(TimeSpan("30d")).days == 30)
    #expect(try #require(TimeSpan("12h")).days == 0.5)
    #expect(try #require(TimeSpan("999ms")) < #require(TimeSpan("1s")))
  }
}
